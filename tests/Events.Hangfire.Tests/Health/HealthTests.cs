using Events.Hangfire.Tests.Support;
using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Events.Hangfire.Tests.Health;

[Trait("Requirement", "R20")]
public sealed class HealthTests
{
    [Fact]
    public async Task AnApplicationThatKeepsUpIsHealthyInEveryRespect()
    {
        await using var host = await StartAsync();

        var report = await CheckAsync(host);

        Assert.Equal(["events archive", "events queues", "events relay", "events store"], report.Entries.Keys.Order());
        Assert.All(report.Entries.Values, entry => Assert.Equal(HealthStatus.Healthy, entry.Status));
    }

    [Fact]
    [Trait("Fault", "F93"), Trait("Requirement", "K7")]
    public async Task AQueueNobodyServesIsNamedWithTheAgeOfItsOldestJob()
    {
        await using var host = await StartAsync();
        var job = host.Jobs.Create(() => Console.WriteLine(), new EnqueuedState("ghost"));
        host.Jobs.Create(() => Console.WriteLine(), new EnqueuedState("ghost"));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Entries["events queues"].Status); // both are young

        await MakeOlderAsync(host, job, minutes: 5);
        var queues = (await CheckAsync(host)).Entries["events queues"];

        Assert.Equal((HealthStatus.Degraded, "queue 'ghost': oldest job 5 min, no server"), (queues.Status, queues.Description));
        Assert.InRange((double)queues.Data["ghost"], 300, 360);
    }

    [Fact]
    [Trait("Fault", "F93")]
    public async Task AQueueWhoseServerDoesNotGetToItsJobsIsNamedToo()
    {
        await using var host = await StartAsync(workers: 1);
        var block = new TaskCompletionSource();
        host.Script.OnThing = (_, _) => block.Task;
        await host.PublishAsync();
        await TestHost.WaitUntilAsync(() => Task.FromResult(!host.Script.Trace.IsEmpty), () => "The only worker is not busy.");
        // What one server claims ahead of its workers is no longer in the queue.
        var jobs = Enumerable.Range(0, 300).Select(_ => host.Jobs.Enqueue(() => Console.WriteLine())).ToList();
        await host.Database.ExecuteAsync("update hangfire.state set data = jsonb_set(data, '{EnqueuedAt}', to_jsonb(to_char((now() - interval '2 hours') at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'))) where name = 'Enqueued'");

        var queues = (await CheckAsync(host)).Entries["events queues"];
        block.SetResult();

        Assert.Equal((HealthStatus.Degraded, "queue 'default': oldest job 2 h, 1 server"), (queues.Status, queues.Description));
        Assert.NotEmpty(jobs);
    }

    [Fact]
    public async Task AnEventNoRelayFetchesIsReportedWithTheReason()
    {
        await using var host = await StartAsync(health => health.OldestPending = TimeSpan.FromMilliseconds(1), options => options.Relays = false);
        await host.PublishAsync();

        var relay = (await CheckAsync(host)).Entries["events relay"];

        Assert.Equal(HealthStatus.Degraded, relay.Status);
        Assert.Matches(@"^The oldest pending event has waited \d+ s, and no relay is connected\. Start a process whose Relays is true\.$", relay.Description);
    }

    [Fact]
    public async Task ARelayThatDoesNotGetToLookSaysWhy()
    {
        await using var host = await StartAsync(
            health => health.RelaySilence = TimeSpan.FromMilliseconds(50),
            options => options.RelayPollInterval = TimeSpan.FromMilliseconds(10),
            services => services.Replace(ServiceDescriptor.Scoped<IRelayStore, LockedStore>()));

        HealthReportEntry relay = default;
        await TestHost.WaitUntilAsync(
            async () => (relay = (await CheckAsync(host)).Entries["events relay"]).Status == HealthStatus.Degraded, () => "The relay's silence was not noticed.");

        Assert.Equal("The relay of this process has not looked with success for 0 s: The store is locked.", relay.Description);
    }

    [Fact]
    public async Task ADatabaseThatDoesNotAnswerIsUnhealthy()
    {
        await using var host = await StartAsync(services: services => services.Replace(ServiceDescriptor.Scoped<IStoreMonitor, SilentStore>()));

        var store = (await CheckAsync(host)).Entries["events store"];

        Assert.Equal((HealthStatus.Unhealthy, "The database does not answer: Nobody there."), (store.Status, store.Description));
    }

    [Fact]
    public async Task TheArchiveMayBeAddedByBothNames()
    {
        await using var host = await StartAsync(services: services => services.AddHealthChecks().AddEventsArchive().AddEvents());

        Assert.Equal(4, (await CheckAsync(host)).Entries.Count);
    }

    private static Task<TestHost> StartAsync(
        Action<EventsHealthOptions>? health = null, Action<EventsOptions>? options = null, Action<IServiceCollection>? services = null, int workers = 4) =>
        TestHost.StartAsync(
            app => app.Handles<ThingDonePayload, Hears>(),
            options,
            added =>
            {
                added.AddHealthChecks().AddEvents(health);
                services?.Invoke(added);
            },
            workers: workers);

    private static Task<HealthReport> CheckAsync(TestHost host) => host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

    private static Task MakeOlderAsync(TestHost host, string job, int minutes) => host.Database.ExecuteAsync($$"""
        update hangfire.state set data = jsonb_set(data, '{EnqueuedAt}', to_jsonb(to_char((now() - interval '{{minutes}} minutes') at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))
        where jobid = {{job}} and name = 'Enqueued'
        """);

    private sealed class Hears(Script script, ThingsDbContext db) : Hearing(script, db);

    private sealed class SilentStore : IStoreMonitor
    {
        public Task<StoreReport> ReadAsync(CancellationToken cancel) => throw new TimeoutException("Nobody there.");
    }

    private sealed class LockedStore : IRelayStore
    {
        public Task<RelayWork> FindWorkAsync(int max, CancellationToken cancel) => throw new TimeoutException("The store is locked.");

        public Task<int> DispatchAsync(IReadOnlyList<RoutedEvent> events, CancellationToken cancel) => Task.FromResult(0);

        public Task<int> EnqueueAsync(IDeliveryQueue queue, int max, CancellationToken cancel) => Task.FromResult(0);
    }
}
