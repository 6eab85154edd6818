namespace Events.Tests.Registry.Sharing;

internal sealed class MemoryRegistryBackend : IRegistryBackend
{
    private readonly MemoryRegistry shared;
    private OrderedDictionary<EventKey, SharedEvent>? changing;
    private int writes;

    public MemoryRegistryBackend(MemoryRegistry shared)
    {
        this.shared = shared;
        shared.Backends++;
    }

    public Task<IReadOnlyCollection<EventKey>> FindChangedAsync(IReadOnlyCollection<SeenEvent> seen, CancellationToken cancel)
    {
        shared.Calls.Add($"changed {string.Join(", ", seen.Select(one => one.Key))}");
        return Task.FromResult<IReadOnlyCollection<EventKey>>([.. seen.Where(HasChanged).Select(one => one.Key)]);
    }

    public Task<IReadOnlyList<SharedEvent>> FetchEventsOfAsync(IReadOnlyCollection<string> namespaces, CancellationToken cancel)
    {
        shared.Calls.Add($"fetch of {string.Join(", ", namespaces)}");
        return Task.FromResult<IReadOnlyList<SharedEvent>>([.. shared.Events.Values.Where(one => namespaces.Contains(one.Key.App))]);
    }

    public Task<IReadOnlyList<SharedEvent>> FetchEventsAsync(IReadOnlyCollection<EventKey> keys, CancellationToken cancel)
    {
        shared.Calls.Add($"fetch {string.Join(", ", keys)}");
        return Task.FromResult<IReadOnlyList<SharedEvent>>([.. shared.Events.Values.Where(one => keys.Contains(one.Key))]);
    }

    public Task CreateEventsAsync(IReadOnlyCollection<EventKey> created, CancellationToken cancel) => Write($"create {string.Join(", ", created)}", events =>
    {
        foreach (var key in created)
        {
            events.Add(key, new SharedEvent(key, shared.Next(), []));
        }
    });

    public Task DeleteEventsAsync(IReadOnlyCollection<EventKey> deleted, CancellationToken cancel) => Write($"delete {string.Join(", ", deleted)}", events =>
    {
        foreach (var key in deleted)
        {
            events.Remove(key);
        }
    });

    public Task CreateSubscriptionsAsync(EventKey key, IReadOnlyCollection<SharedSubscription> created, CancellationToken cancel) =>
        Change($"{key} create", key, created, known => known.Concat(created));

    public Task RemoveSubscriptionsAsync(EventKey key, IReadOnlyCollection<SharedSubscription> removed, CancellationToken cancel) =>
        Change($"{key} remove", key, removed, known => known.ExceptBy(removed.Select(one => one.Handler), one => one.Handler));

    public Task UpdateSubscriptionsAsync(EventKey key, IReadOnlyCollection<SharedSubscription> updated, CancellationToken cancel) =>
        Change($"{key} update", key, updated, known => known.Select(one => updated.FirstOrDefault(other => other.Handler == one.Handler) ?? one));

    public async Task CommitChangesAsync(RegistryChanges changes, CancellationToken cancel)
    {
        changing = new OrderedDictionary<EventKey, SharedEvent>(shared.Events);
        await changes.ApplyToAsync(this, cancel);
        shared.Events = changing;
        changing = null;
    }

    private bool HasChanged(SeenEvent seen) =>
        seen.UpdatedOn is not { } read || (shared.Events.TryGetValue(seen.Key, out var stored) && stored.UpdatedOn > read);

    private Task Change(
        string what, EventKey key, IReadOnlyCollection<SharedSubscription> changed, Func<IEnumerable<SharedSubscription>, IEnumerable<SharedSubscription>> change) =>
        Write($"{what} {string.Join(", ", changed)}", events =>
        {
            var stored = events.TryGetValue(key, out var known) ? known : throw new InvalidOperationException($"The event {key} is not stored.");
            events[key] = stored with { UpdatedOn = shared.Next(), Subscriptions = [.. change(stored.Subscriptions)] };
        });

    private Task Write(string what, Action<OrderedDictionary<EventKey, SharedEvent>> write)
    {
        if (++writes == shared.FailAtWrite)
        {
            throw new TimeoutException($"write {writes}");
        }

        shared.Calls.Add(what);
        write(changing ?? throw new InvalidOperationException("It writes outside of a transaction."));
        return Task.CompletedTask;
    }
}
