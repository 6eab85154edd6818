namespace Events;

/// <summary>Where one delivery stands.</summary>
/// <param name="Handler">The handler's stable name.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Attempts">How many attempts have ended.</param>
/// <param name="JobId">The job that delivers it, once it has one.</param>
/// <param name="Error">The message of the last failure, or <c>null</c>.</param>
public sealed record DeliveryState(string Handler, DeliveryStatus Status, int Attempts, string? JobId, string? Error);
