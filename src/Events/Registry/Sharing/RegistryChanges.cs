namespace Events;

/// <summary>What a sync writes to the shared registry.</summary>
/// <param name="CreatedEvents">Events of this application that are not stored yet.</param>
/// <param name="DeletedEvents">Stored events that this application does not have any more.</param>
/// <param name="Subscriptions">Changes of this application's subscriptions, by event.</param>
public sealed record RegistryChanges(
    IReadOnlyList<EventKey> CreatedEvents,
    IReadOnlyList<EventKey> DeletedEvents,
    IReadOnlyList<SubscriptionChanges> Subscriptions)
{
    /// <summary>No change.</summary>
    public static RegistryChanges None { get; } = new([], [], []);

    /// <summary>Whether nothing changes.</summary>
    public bool IsEmpty => CreatedEvents.Count + DeletedEvents.Count == 0 && Subscriptions.All(changes => changes.IsEmpty);

    /// <summary>Calls the operations of a backend that write: events are created, then deleted; of each event subscriptions are created, removed, updated.</summary>
    /// <remarks>For backends, inside the transaction of <see cref="IRegistryBackend.CommitChangesAsync"/>. What has no change is not called.</remarks>
    /// <param name="backend">The backend.</param>
    /// <param name="cancel">Gives up between two calls.</param>
    public async Task ApplyToAsync(IRegistryBackend backend, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        await ApplyAsync(CreatedEvents, backend.CreateEventsAsync, cancel);
        await ApplyAsync(DeletedEvents, backend.DeleteEventsAsync, cancel);
        foreach (var (key, created, removed, updated) in Subscriptions)
        {
            await ApplyAsync(created, (list, token) => backend.CreateSubscriptionsAsync(key, list, token), cancel);
            await ApplyAsync(removed, (list, token) => backend.RemoveSubscriptionsAsync(key, list, token), cancel);
            await ApplyAsync(updated, (list, token) => backend.UpdateSubscriptionsAsync(key, list, token), cancel);
        }
    }

    private static async Task ApplyAsync<T>(IReadOnlyList<T> changed, Func<IReadOnlyCollection<T>, CancellationToken, Task> write, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (changed.Count > 0)
        {
            await write(changed, cancel);
        }
    }
}
