namespace Events;

/// <summary>An attempt of a delivery that failed, and what follows.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Handler">The handler's stable name.</param>
/// <param name="Attempt">Which attempt it was.</param>
/// <param name="Next">
/// <see cref="DeliveryStatus.Scheduled"/>: the job runs again; <see cref="DeliveryStatus.Queued"/>: the relay is to give it a job of its own;
/// <see cref="DeliveryStatus.Archived"/>: no further attempt.
/// </param>
/// <param name="Delay">How long the next attempt waits.</param>
/// <param name="Exception">Why it failed.</param>
public sealed record FailedAttempt(Guid EventId, string Handler, int Attempt, DeliveryStatus Next, TimeSpan Delay, Exception Exception);
