using Microsoft.Extensions.Logging;
using static Events.Tests.Registry.Sharing.SharingApplication;

namespace Events.Tests.Registry.Sharing;

public sealed class RegistrySyncTests
{
    private static readonly EventKey One = new("app_1", "event_1");
    private static readonly EventKey Two = new("app_1", "event_2");
    private static readonly EventKey Remote = new("app_3", "event_3");

    private readonly MemoryRegistry shared = new();

    [Fact, Trait("Requirement", "A-28"), Trait("Requirement", "A-T15"), Trait("Requirement", "A-T22")]
    public async Task LocalEventsAreCreatedWithoutTheirOwnHandlersAndThoseThatAreGoneAreDeleted()
    {
        shared.With(Two, new SharedSubscription("other.task")).With(Remote);
        using var application = shared.Sharing(App("app_1"), App("app_2"));
        application.Registry.CreateLocal("app_1", "event_1").Handle("app_2.task", () => { });

        var drift = await application.Sync().SyncLocalAsync();

        Assert.Equal(["fetch of app_1, app_2", "create <app_1-event_1>", "delete <app_1-event_2>"], shared.Calls);
        Assert.Equal([Remote, One], shared.Events.Keys);
        Assert.Empty(shared.Events[One].Subscriptions);
        Assert.Equal([One], drift.Changes.CreatedEvents);
        Assert.Equal([Two], drift.Changes.DeletedEvents);
    }

    [Fact, Trait("Requirement", "A-29"), Trait("Requirement", "A-T16"), Trait("Requirement", "A-T24")]
    public async Task OwnSubscriptionsAreCreatedRemovedAndMovedAndThoseOfOthersStay()
    {
        shared.With(Remote, new("mine.task_2", "old_queue"), new("other.x"), new("mine.task_3"), new("mine.task_4", "same"));
        using var application = shared.Sharing(App("mine"));
        var remote = application.Registry.Remote("app_3", "event_3");
        remote.Handle("mine.task_1", () => { });
        remote.Handle("mine.task_2", () => { }, "new_queue");
        remote.Handle("mine.task_4", () => { }, "same");

        await application.Sync().SyncRemoteAsync();

        Assert.Equal(
            [
                "fetch <app_3-event_3>",
                "<app_3-event_3> create mine.task_1 - default",
                "<app_3-event_3> remove mine.task_3",
                "<app_3-event_3> update mine.task_2 - new_queue",
            ],
            shared.Calls);
        Assert.Equal(
            ["mine.task_2 - new_queue", "other.x", "mine.task_4 - same", "mine.task_1 - default"],
            shared.Events[Remote].Subscriptions.Select(one => one.ToString()));
    }

    [Fact, Trait("Requirement", "A-30"), Trait("Requirement", "A-T16")]
    public async Task ARemoteEventNobodySharedIsWarnedOfAndNothingIsWritten()
    {
        using var application = shared.Sharing(App("mine"));
        application.Registry.Remote("app_3", "event_3").Handle("mine.task", () => { });

        var drift = await application.Sync().SyncRemoteAsync();

        Assert.Equal(["Remote event <app_3-event_3> not found. Tasks for this event will not be triggered."], application.Log.At(LogLevel.Warning));
        Assert.Equal([Remote], drift.UnknownEvents);
        Assert.Equal(["fetch <app_3-event_3>"], shared.Calls);
    }

    [Fact, Trait("Requirement", "A-31")]
    public async Task AFailureAtAnyWriteKeepsNothing()
    {
        shared.With(Remote, new("mine.task_2", "old"), new("mine.task_3"));
        using var application = shared.Sharing(App("mine"));
        var remote = application.Registry.Remote("app_3", "event_3");
        remote.Handle("mine.task_1", () => { });
        remote.Handle("mine.task_2", () => { }, "new");
        shared.FailAtWrite = 3;

        await Assert.ThrowsAsync<TimeoutException>(() => application.Sync().SyncRemoteAsync());

        Assert.Equal(["mine.task_2 - old", "mine.task_3"], shared.Events[Remote].Subscriptions.Select(one => one.ToString()));
    }

    [Fact, Trait("Requirement", "A-31")]
    public async Task EventsAreWrittenBeforeSubscriptionsAndOfEachEventCreatedBeforeRemovedBeforeUpdated()
    {
        var backend = new MemoryRegistryBackend(shared.With(Two).With(Remote, new("b.x"), new("b.y")));

        await backend.CommitChangesAsync(
            new RegistryChanges([One], [Two], [new(One, [new("b.z")], [], []), new(Remote, [new("b.w")], [new("b.x")], [new("b.y", "q")])]),
            CancellationToken.None);

        Assert.Equal(
            [
                "create <app_1-event_1>", "delete <app_1-event_2>", "<app_1-event_1> create b.z",
                "<app_3-event_3> create b.w", "<app_3-event_3> remove b.x", "<app_3-event_3> update b.y - q",
            ],
            shared.Calls);
    }

    [Fact, Trait("Requirement", "A-28"), Trait("Requirement", "A-29"), Trait("Requirement", "A-30")]
    public async Task ADryRunSaysWhatASyncWouldChangeAndChangesNothing()
    {
        shared.With(Two).With(Remote, new("mine.task_2", "old"), new("mine.task_3"));
        using var application = shared.Sharing(App("app_1"), App("mine"));
        application.Registry.CreateLocal("app_1", "event_1");
        application.Registry.Remote("app_9", "event_9");
        var remote = application.Registry.Remote("app_3", "event_3");
        remote.Handle("mine.task_1", () => { });
        remote.Handle("mine.task_2", () => { }, "new");

        var drift = await application.Sync().FindDriftAsync();

        Assert.Equal(
            [
                "The event <app_1-event_1> is not shared yet.",
                "The event <app_1-event_2> is shared and this application does not have it.",
                "The event <app_3-event_3> does not have the subscription \"mine.task_1 - default\" yet.",
                "The event <app_3-event_3> has the subscription \"mine.task_3\" of a handler that does not hear it any more.",
                "The event <app_3-event_3> has another queue for the subscription \"mine.task_2 - new\".",
                "Remote event <app_9-event_9> not found. Tasks for this event will not be triggered.",
            ],
            drift.Sentences);
        Assert.All(shared.Calls, call => Assert.StartsWith("fetch", call, StringComparison.Ordinal));
        Assert.Empty(application.Log.At(LogLevel.Warning));
    }

    [Fact, Trait("Requirement", "A-28"), Trait("Requirement", "A-29")]
    public async Task ASecondSyncFindsNothingToDo()
    {
        using var publisher = shared.Sharing(App("app_3"));
        using var subscriber = shared.Sharing(App("mine"));
        publisher.Registry.CreateLocal("app_3", "event_3");
        subscriber.Registry.Remote("app_3", "event_3").Handle("mine.task", () => { }, "mine");

        Assert.False((await publisher.Sync().SyncAsync()).IsNone);
        Assert.False((await subscriber.Sync().SyncAsync()).IsNone);

        Assert.True((await publisher.Sync().SyncAsync()).IsNone);
        Assert.True((await subscriber.Sync().SyncAsync()).IsNone);
        Assert.Equal(["mine.task - mine"], shared.Events[Remote].Subscriptions.Select(one => one.ToString()));
    }

    [Fact, Trait("Requirement", "A-38")]
    public async Task AHandlerOfNoDomainAppIsNotSharedAndWarnedOf()
    {
        shared.With(Remote);
        using var application = shared.Sharing(App("mine"));
        application.Registry.Remote("app_3", "event_3").Handle("application.task", () => { });

        await application.Sync().SyncRemoteAsync();

        Assert.Empty(shared.Events[Remote].Subscriptions);
        Assert.Equal(
            ["The handler \"application.task\" of a remote event belongs to no domain app and is not shared. Declare it in a DomainApp with Handles."],
            application.Log.At(LogLevel.Warning));
    }

    [Fact, Trait("Requirement", "A-39")]
    public async Task ALocalEventOutsideTheApplicationsNamespacesIsAFault()
    {
        using var application = shared.Sharing(App("app_1"));
        application.Registry.CreateLocal("elsewhere", "event");
        var fault = "The event <elsewhere-event> is to be shared, and this application has no domain app \"elsewhere\". Add the app, or correct the event's.";

        var error = await Assert.ThrowsAsync<ConfigurationException>(() => application.Sync().SyncLocalAsync());

        Assert.Equal([fault], error.Faults);
        Assert.Equal([fault], Assert.Single(application.StartupChecks().OfType<SharingCheck>()).Faults());
        Assert.Empty(shared.Events);
    }

    [Fact, Trait("Requirement", "A-40")]
    public async Task WithoutRemoteEventsNothingIsRead()
    {
        using var application = shared.Sharing(App("mine"));

        await application.Sync().SyncRemoteAsync();

        Assert.Empty(shared.Calls);
    }

    [Fact, Trait("Requirement", "A-26")]
    public async Task EachOperationHasABackendOfItsOwnAndSeesTheRegistryAsItIsThen()
    {
        using var application = shared.Sharing(App("app_1"));
        var sync = application.Sync();

        await sync.SyncLocalAsync();
        application.Registry.CreateLocal("app_1", "event_1");
        await sync.SyncLocalAsync();

        Assert.Equal(2, shared.Backends);
        Assert.Equal([One], shared.Events.Keys);
    }

    [Fact, Trait("Requirement", "A-47")]
    public void RowsReadAsTheyDidInOlderServices()
    {
        Assert.Equal("app - event", new SharedEvent(new EventKey("app", "event"), Some.Time, []).ToString());
        Assert.Equal("name - queue", new SharedSubscription("name", "queue").ToString());
        Assert.Equal("name", new SharedSubscription("name").ToString());
    }
}
