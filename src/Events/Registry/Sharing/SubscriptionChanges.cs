namespace Events;

/// <summary>What a sync changes about the subscriptions to one event.</summary>
/// <param name="Key">The event.</param>
/// <param name="Created">Handlers that begin to listen.</param>
/// <param name="Removed">Handlers that listen no longer, as they are stored.</param>
/// <param name="Updated">Handlers whose queue changes, as they shall be.</param>
public sealed record SubscriptionChanges(
    EventKey Key,
    IReadOnlyList<SharedSubscription> Created,
    IReadOnlyList<SharedSubscription> Removed,
    IReadOnlyList<SharedSubscription> Updated)
{
    /// <summary>Whether nothing changes.</summary>
    public bool IsEmpty => Created.Count + Removed.Count + Updated.Count == 0;
}
