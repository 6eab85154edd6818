namespace Events;

/// <summary>An event's way so far.</summary>
/// <param name="Id">The event.</param>
/// <param name="Name">Its wire name.</param>
/// <param name="IsDispatched">Whether its deliveries were made.</param>
/// <param name="StoredAt">When it was stored.</param>
/// <param name="PendingBefore">How many events wait to be dispatched before it.</param>
/// <param name="Relays">How many relays are connected.</param>
/// <param name="Deliveries">Its deliveries.</param>
internal sealed record EventTrail(
    Guid Id, string Name, bool IsDispatched, DateTimeOffset StoredAt, int PendingBefore, int Relays, IReadOnlyList<DeliveryTrail> Deliveries);

/// <summary>The way of one delivery so far.</summary>
internal sealed record DeliveryTrail(
    string Handler, string Queue, DeliveryStatus Status, int Attempts, string? Error, string? JobId, DateTimeOffset? DueAt, DateTimeOffset? UpdatedAt)
{
    public bool IsLocked { get; init; }

    /// <summary>The event that has to be handled first.</summary>
    public Guid? Behind { get; init; }

    /// <summary>Who had it delivered again, last.</summary>
    public string? ReplayedBy { get; init; }

    public DateTimeOffset? ReplayedAt { get; init; }
}
