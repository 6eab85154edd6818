namespace Events.Tests.Registry.Sharing;

/// <summary>What every backend of the shared registry does. Each test begins with an empty one.</summary>
public abstract class RegistryBackendContract
{
    private static readonly EventKey One = new("app_1", "event_1");
    private static readonly EventKey Two = new("app_2", "event_2");
    private static readonly EventKey Three = new("app_3", "event_3");

    /// <summary>Does something with a backend made for it alone; all of a test share what they store.</summary>
    protected abstract Task<T> UseAsync<T>(Func<IRegistryBackend, Task<T>> use);

    [Fact, Trait("Requirement", "A-27"), Trait("Requirement", "A-T19")]
    public async Task EventsAreFoundByTheirNamespacesWithTheirSubscriptions()
    {
        await CommitAsync(Created(One, Three));
        await CommitAsync(Subscribed(One, new SharedSubscription("other.task", "queue")));

        var found = Assert.Single(await UseAsync(backend => backend.FetchEventsOfAsync(["app_1", "app_2"], CancellationToken.None)));

        Assert.Equal(One, found.Key);
        Assert.Equal([new SharedSubscription("other.task", "queue")], found.Subscriptions);
    }

    [Fact, Trait("Requirement", "A-40")]
    public async Task EventsAreFoundByAppAndNameTogether()
    {
        var crossed = new EventKey("app_1", "event_2");
        await CommitAsync(Created(One, Two, crossed, Three));

        var found = await UseAsync(backend => backend.FetchEventsAsync([One, Two, new EventKey("app_9", "event_9")], CancellationToken.None));

        Assert.Equal([One, Two], found.Select(one => one.Key).OrderBy(key => key.App));
        Assert.Empty(await UseAsync(backend => backend.FetchEventsAsync([], CancellationToken.None)));
        Assert.Empty(await UseAsync(backend => backend.FetchEventsOfAsync([], CancellationToken.None)));
    }

    [Fact, Trait("Requirement", "A-T22")]
    public async Task ANewEventHasNoSubscriptions()
    {
        await CommitAsync(Created(One, Two));

        Assert.Equal([(One, 0), (Two, 0)], (await FetchAsync(One, Two)).Select(one => (one.Key, one.Subscriptions.Count)));
    }

    [Fact, Trait("Requirement", "A-37"), Trait("Requirement", "A-T21")]
    public async Task ADeletedEventTakesItsSubscriptionsAlong()
    {
        await CommitAsync(Created(One));
        await CommitAsync(Subscribed(One, new SharedSubscription("other.task")));

        await CommitAsync(new RegistryChanges([], [One], []));
        Assert.Empty(await FetchAsync(One));

        await CommitAsync(Created(One));
        Assert.Empty(Assert.Single(await FetchAsync(One)).Subscriptions);
    }

    [Fact, Trait("Requirement", "A-T23"), Trait("Requirement", "A-35")]
    public async Task EveryChangeOfSubscriptionsMakesTheEventNewer()
    {
        await CommitAsync(Created(One));
        var empty = Assert.Single(await FetchAsync(One));

        await CommitAsync(Subscribed(One, new SharedSubscription("b.task_0"), new SharedSubscription("b.task_1"), new SharedSubscription("b.task_2", "queue_2")));
        var created = Assert.Single(await FetchAsync(One));
        await CommitAsync(new RegistryChanges([], [], [new SubscriptionChanges(One, [], [new SharedSubscription("b.task_1")], [])]));
        var removed = Assert.Single(await FetchAsync(One));
        await CommitAsync(new RegistryChanges(
            [], [], [new SubscriptionChanges(One, [], [], [new SharedSubscription("b.task_0", "queue_0"), new SharedSubscription("b.task_2")])]));
        var updated = Assert.Single(await FetchAsync(One));

        Assert.Equal(["b.task_0", "b.task_1", "b.task_2 - queue_2"], created.Subscriptions.Select(one => one.ToString()));
        Assert.Equal(["b.task_0", "b.task_2 - queue_2"], removed.Subscriptions.Select(one => one.ToString()));
        Assert.Equal(["b.task_0 - queue_0", "b.task_2"], updated.Subscriptions.Select(one => one.ToString()));
        Assert.True(empty.UpdatedOn < created.UpdatedOn && created.UpdatedOn < removed.UpdatedOn && removed.UpdatedOn < updated.UpdatedOn);
    }

    [Fact, Trait("Requirement", "A-34"), Trait("Requirement", "A-T20")]
    public async Task AnEventIsReadAgainWhenItWasNeverReadOrIsNewer()
    {
        await CommitAsync(Created(One, Two));
        var read = (await FetchAsync(One, Two)).ToDictionary(one => one.Key, DateTimeOffset? (one) => one.UpdatedOn);
        await CommitAsync(Subscribed(One, new SharedSubscription("other.task")));

        var changed = await UseAsync(backend => backend.FindChangedAsync(
            [new SeenEvent(One, read[One]), new SeenEvent(Two, read[Two]), new SeenEvent(Three, read[Two]), new SeenEvent(new EventKey("app_4", "never"), null)],
            CancellationToken.None));

        Assert.Equal([One, new EventKey("app_4", "never")], changed.OrderBy(key => key.App));
        Assert.Empty(await UseAsync(backend => backend.FindChangedAsync([], CancellationToken.None)));
    }

    [Fact, Trait("Requirement", "A-31")]
    public async Task WhenOneChangeFailsNoneIsKept()
    {
        await CommitAsync(Created(One));
        var listens = new SharedSubscription("other.task");
        var changes = new RegistryChanges([Two], [One], [new SubscriptionChanges(Two, [listens], [], []), new SubscriptionChanges(Three, [listens], [], [])]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => CommitAsync(changes));

        Assert.Equal([One], (await FetchAsync(One, Two, Three)).Select(one => one.Key));
    }

    [Fact, Trait("Requirement", "A-36")]
    public async Task AnEventIsStoredOnce()
    {
        await CommitAsync(Created(One));

        await Assert.ThrowsAnyAsync<Exception>(() => CommitAsync(Created(Two, One)));

        Assert.Equal([One], (await FetchAsync(One, Two)).Select(one => one.Key));
    }

    [Fact, Trait("Requirement", "A-38"), Trait("Requirement", "A-27")]
    public async Task AHandlersNamespaceIsItsNameUpToTheFirstDot()
    {
        Assert.Equal("another_app", await UseAsync(backend => Task.FromResult(backend.NamespaceOf("another_app.task_1.more"))));
        Assert.Equal("", await UseAsync(backend => Task.FromResult(backend.NamespaceOf("task"))));
        Assert.Equal(["app_1", "app_2"], await UseAsync(backend => Task.FromResult(backend.LocalNamespaces(["app_1", "app_2"]))));
    }

    private static RegistryChanges Created(params EventKey[] keys) => new(keys, [], []);

    private static RegistryChanges Subscribed(EventKey key, params SharedSubscription[] subscriptions) =>
        new([], [], [new SubscriptionChanges(key, subscriptions, [], [])]);

    private Task<bool> CommitAsync(RegistryChanges changes) => UseAsync(async backend =>
    {
        await backend.CommitChangesAsync(changes, CancellationToken.None);
        return true;
    });

    private Task<List<SharedEvent>> FetchAsync(params EventKey[] keys) => UseAsync(async backend =>
        (await backend.FetchEventsAsync(keys, CancellationToken.None)).OrderBy(one => one.Key.App, StringComparer.Ordinal).ToList());
}
