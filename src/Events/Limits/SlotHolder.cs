namespace Events;

/// <summary>Who has a slot at the moment.</summary>
/// <param name="JobId">The job; <c>null</c> when it is not known.</param>
/// <param name="Until">Free again from then on, unless the job still runs and renews it.</param>
/// <param name="IsWindow">Whether it counts for the window of a rate, whether the job still runs or not.</param>
internal sealed record SlotHolder(string? JobId, DateTimeOffset Until, bool IsWindow);
