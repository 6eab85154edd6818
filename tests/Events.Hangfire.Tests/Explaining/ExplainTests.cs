using Events.Hangfire.Tests.Support;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Events.Hangfire.Tests.Explaining;

public sealed class ExplainTests
{
    [Fact]
    public async Task AnEventIsFollowedFromTheCommitToTheHandler()
    {
        await using var publishing = await TestHost.StartAsync(Hears, events => events.Relays = false, workers: 0);
        var entity = await publishing.PublishAsync();
        var id = (await publishing.EventsOfAsync(entity))[0].Id;
        Assert.Equal([Cause.NoRelay], await CausesAsync(publishing, id));

        await using var relaying = await TestHost.StartAsync(Hears, beside: publishing, workers: 0);
        await TestHost.WaitUntilAsync(async () => (await CausesAsync(relaying, id))[0] == Cause.NoServer, () => "It has no job.");

        await using var working = await TestHost.StartAsync(Hears, beside: publishing);
        await TestHost.WaitUntilAsync(async () => (await CausesAsync(working, id))[0] == Cause.Handled, () => "It was not handled.");
        var job = (await working.EventsOfAsync(entity))[0].Deliveries[0].JobId!;
        await working.WaitForStateAsync(job, "Succeeded");
        Assert.Equal([Cause.Succeeded, Cause.Handled], Causes(await working.WithAsync<IExplain, Explanation>(explain => explain.JobAsync(job))));
    }

    [Fact]
    public async Task ARunningDeliveryIsHeldAndItsJobRuns()
    {
        await using var host = await TestHost.StartAsync(Hears);
        var go = new TaskCompletionSource();
        host.Script.OnThing = (_, _) => go.Task;
        var entity = await host.PublishAsync();
        await TestHost.WaitUntilAsync(() => Task.FromResult(!host.Script.Trace.IsEmpty), () => "It does not run.");
        var entry = (await host.EventsOfAsync(entity))[0];

        var job = await host.WithAsync<IExplain, Explanation>(explain => explain.JobAsync(entry.Deliveries[0].JobId!));
        go.SetResult();

        Assert.Equal([Cause.Running, Cause.Locked], Causes(job));
    }

    [Fact]
    public async Task AQueueNobodyServesAndAPlaceInTheQueueAreTold()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, First>(queue: "ghost"));
        var first = await host.PublishAsync();
        await TestHost.WaitUntilAsync(
            async () => (await host.EventsOfAsync(first))[0].Deliveries is [{ JobId: not null }], () => "It has no job.");

        var explanation = await host.WithAsync<IExplain, Explanation>(async explain => await explain.EventAsync((await host.EventsOfAsync(first))[0].Id));

        Assert.Equal(Cause.NoServerOnQueue, Assert.Single(explanation.Findings).Cause);
        Assert.Contains("waits in queue \"ghost\", which none of 1 servers serves.", explanation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOrderedDeliveryNamesWhatComesFirst()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, InOrder>(queue: "ghost"));
        var entity = Guid.NewGuid();
        await host.PublishAsync(Publication.Of(new ThingDonePayload(entity, "1", true)), Publication.Of(new ThingDonePayload(entity, "2", true)));
        await TestHost.WaitUntilAsync(
            async () => (await host.EventsOfAsync(entity))[0].Deliveries is [{ JobId: not null }], () => "It has no job.");
        var entries = await host.EventsOfAsync(entity);

        var finding = Assert.Single((await host.WithAsync<IExplain, Explanation>(explain => explain.EventAsync(entries[1].Id))).Findings);

        Assert.Equal(Cause.OrderedBehind, finding.Cause);
        Assert.Contains($"{entries[0].Id} comes first", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailureIsToldWithItsNextAttemptThenWithItsArchive()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, Retried>());
        host.Script.OnThing = (_, _) => throw new TimeoutException("slow");
        var entity = await host.PublishAsync();
        await host.WaitForDeliveriesAsync(entity, 1, DeliveryStatus.Scheduled);
        var entry = (await host.EventsOfAsync(entity))[0];
        await host.WaitForStateAsync(entry.Deliveries[0].JobId!, "Scheduled");

        var waiting = Assert.Single((await host.WithAsync<IExplain, Explanation>(explain => explain.EventAsync(entry.Id))).Findings);
        host.Jobs.ChangeState(entry.Deliveries[0].JobId!, new global::Hangfire.States.EnqueuedState());
        await host.WaitForDeliveriesAsync(entity, 1, DeliveryStatus.Archived);
        var archived = Assert.Single((await host.WithAsync<IExplain, Explanation>(explain => explain.EventAsync(entry.Id))).Findings);

        Assert.Equal((Cause.WaitingForRetry, true), (waiting.Cause, waiting.Due > DateTimeOffset.UtcNow.AddMinutes(5)));
        Assert.Contains("failed 2 times, the last time with \"slow\"", archived.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "B-35")]
    public async Task HealthIsDegradedWhileDeliveriesWaitInTheArchive()
    {
        await using var host = await TestHost.StartAsync(
            app => app.Handles<ThingDonePayload, OneTry>(), services: services => services.AddHealthChecks().AddEventsArchive());
        var health = host.Services.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);

        host.Script.OnThing = (_, _) => throw new TimeoutException("slow");
        await host.WaitForDeliveriesAsync(await host.PublishAsync(), 1, DeliveryStatus.Archived);
        var report = await health.CheckHealthAsync();

        Assert.Equal(
            (HealthStatus.Degraded, "The archive holds 1 deliveries that used up their attempts; 0 may be there. Replay or discard them."),
            (report.Status, report.Entries["events archive"].Description));
    }

    private static void Hears(IDomainAppBuilder app) => app.Handles<ThingDonePayload, First>();

    private static async Task<Cause[]> CausesAsync(TestHost host, Guid id) =>
        Causes(await host.WithAsync<IExplain, Explanation>(explain => explain.EventAsync(id)));

    private static Cause[] Causes(Explanation explanation) => [.. explanation.Findings.Select(finding => finding.Cause)];

    private sealed class First(Script script, ThingsDbContext db) : Hearing(script, db);

    [Delivery(Ordered = true)]
    private sealed class InOrder(Script script, ThingsDbContext db) : Hearing(script, db);

    [Retry(1, FactorSeconds = 600, Jitter = Jitter.None)]
    private sealed class Retried(Script script, ThingsDbContext db) : Hearing(script, db);

    [Retry(0)]
    private sealed class OneTry(Script script, ThingsDbContext db) : Hearing(script, db);
}
