using Events.Tests.Support;
using static Events.Tests.Registry.Sharing.SharingApplication;

namespace Events.Tests.Registry.Sharing;

public sealed class SharedHandlersTests : IDisposable
{
    private static readonly EventKey Key = new("app", "event");

    private readonly MemoryRegistry shared = new();
    private readonly Application application;

    public SharedHandlersTests()
    {
        application = shared.Sharing(App("app"));
        application.Registry.CreateLocal("app", "event").Handle("app.task_1", () => { });
    }

    public void Dispose() => application.Dispose();

    [Fact, Trait("Requirement", "A-32"), Trait("Requirement", "A-T14"), Trait("Requirement", "A-16")]
    public async Task AnEventGoesToItsOwnHandlersAndThenToThoseOfOtherApplications()
    {
        shared.With(Key, new("other.task_2", "their_queue"), new("third.task_3"));

        Assert.Equal(["app.task_1 (default)", "other.task_2 (their_queue)", "third.task_3 (default)"], await DispatchAsync());
    }

    [Fact, Trait("Requirement", "A-32"), Trait("Requirement", "A-T14")]
    public async Task AStoredSubscriptionOfThisApplicationAddsNothing()
    {
        shared.With(Key, new SharedSubscription("app.gone"));

        Assert.Equal(["app.task_1 (default)"], await DispatchAsync());
    }

    [Fact, Trait("Requirement", "A-32"), Trait("Requirement", "A-T14"), Trait("Requirement", "A-34")]
    public async Task AnEventThatIsNotSharedGoesToItsOwnHandlers()
    {
        Assert.Equal(["app.task_1 (default)"], await DispatchAsync());
        Assert.Single(application.Registry.Events);
    }

    [Fact, Trait("Requirement", "A-33")]
    public async Task AHandlerThatWasUnsubscribedGetsNoJobFromThenOn()
    {
        using var other = Other("queue");
        await application.Sync().SyncAsync();
        await other.Sync().SyncAsync();
        Assert.Contains("other.task (queue)", await DispatchAsync());

        using var later = shared.Sharing(App("other"));
        later.Registry.Remote("app", "event");
        await later.Sync().SyncAsync();

        Assert.Equal(["app.task_1 (default)"], await DispatchAsync());
    }

    [Fact, Trait("Requirement", "A-33")]
    public async Task AHandlerThatMovedToAnotherQueueGetsItsNextJobThere()
    {
        using var before = Other("before");
        using var after = Other("after");
        await application.Sync().SyncAsync();
        await before.Sync().SyncAsync();
        Assert.Contains("other.task (before)", await DispatchAsync());

        await after.Sync().SyncAsync();

        Assert.Equal(["app.task_1 (default)", "other.task (after)"], await DispatchAsync());
    }

    [Fact, Trait("Requirement", "A-32"), Trait("Requirement", "A-34")]
    public async Task AnEventThatDidNotChangeIsNotReadAgain()
    {
        shared.With(Key, new SharedSubscription("other.task"));
        await DispatchAsync();
        shared.Calls.Clear();

        var jobs = await DispatchAsync();

        Assert.Contains("other.task (default)", jobs);
        Assert.All(shared.Calls, call => Assert.Equal("changed <app-event>", call));
        Assert.NotEmpty(shared.Calls);
    }

    [Fact, Trait("Requirement", "A-34")]
    public async Task AnEventWhoseRowIsGoneKeepsWhatWasReadLast()
    {
        shared.With(Key, new SharedSubscription("other.task"));
        await DispatchAsync();
        shared.Events.Clear();

        Assert.Contains("other.task (default)", await DispatchAsync());
    }

    [Fact, Trait("Requirement", "A-32")]
    public async Task RemoteEventsAreNotRefreshed()
    {
        application.Registry.Remote("elsewhere", "remote");

        await DispatchAsync();

        Assert.DoesNotContain(shared.Calls, call => call.Contains("remote", StringComparison.Ordinal));
    }

    [Fact, Trait("Requirement", "A-32")]
    public async Task HandlersOfOtherApplicationsAreNeitherCalledHereNorWorkedOffHere()
    {
        shared.With(Key, new SharedSubscription("other.task", "their_queue"));
        await DispatchAsync();

        await application.Publisher.PublishNowAsync(application.Registry.GetLocal("app", "event"));

        Assert.Equal(["app.task_1"], application.Registry.Subscriptions.Select(one => one.Handler));
        Assert.Equal(["default"], application.Service<EventQueues>().Names);
        Assert.Empty(application.Log.At(Microsoft.Extensions.Logging.LogLevel.Error));
    }

    private Application Other(string queue)
    {
        var other = shared.Sharing(App("other"));
        other.Registry.Remote("app", "event").Handle("other.task", () => { }, queue);
        return other;
    }

    private async Task<IReadOnlyList<string>> DispatchAsync()
    {
        application.Queue.Jobs.Clear();
        await application.Publisher.PublishAsync(application.Registry.GetLocal("app", "event"));
        await application.RelayAsync();
        return application.Queue.Jobs.ConvertAll(job => $"{job.Handler} ({job.Queue})");
    }
}
