using System.Globalization;
using Events.Hangfire.Tests.Support;
using Hangfire;
using Hangfire.States;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Deliveries;

[Trait("Category", "Slow")]
public sealed class RetriedDeliveryTests
{
    [Fact]
    [Trait("Requirement", "A-19"), Trait("Requirement", "B-30"), Trait("Requirement", "B-34"), Trait("Requirement", "E-05")]
    public async Task ThreeHandlersOfWhichTheSecondAlwaysFails()
    {
        await using var host = await TestHost.StartAsync(
            app => app.Handles<ThingDonePayload, First>().Handles<ThingDonePayload, Second>().Handles<ThingDonePayload, Third>());
        host.Script.OnThing = (name, _) => name == "Second" ? throw new TimeoutException("broken") : Task.CompletedTask;

        var id = await host.PublishAsync();
        var entry = Assert.Single(await host.WaitForDeliveriesAsync(id, 1, DeliveryStatus.Archived));
        await host.WaitForDeliveriesAsync(id, 2, DeliveryStatus.Handled);

        Assert.Equal(["First", "Second", "Second", "Second", "Third"], host.Script.Trace.Order());
        var second = entry.Deliveries.Single(delivery => delivery.Handler == "test.Second");
        Assert.Equal([1, 2], DelaysOf(host, second.JobId!));
        Assert.Equal(1, await host.Database.ScalarAsync<long>("select count(*) from events.archive"));

        host.Script.OnThing = (_, _) => Task.CompletedTask; // the fix
        var report = await host.WithAsync<IArchive, ReplayReport>(archive => archive.ReplayAsync(ArchiveFilter.All, "the test"));
        entry = Assert.Single(await host.WaitForDeliveriesAsync(id, 3, DeliveryStatus.Handled));

        Assert.Equal(1, report.Replayed);
        Assert.Equal(1, entry.Deliveries.Single(delivery => delivery.Handler == "test.Second").Attempts);
        Assert.Equal(["First", "Second", "Third"], await host.InDatabaseAsync(db => db.Notes.Select(note => note.Text).Order().ToListAsync()));
        Assert.Equal("Replayed the test", await host.Database.ScalarAsync<string>("select status || ' ' || changed_by from events.archive"));
    }

    [Fact]
    [Trait("Requirement", "B-39"), Trait("Requirement", "B-40")]
    public async Task RetriesThatWaitOccupyNoWorker()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, Patient>());
        host.Script.OnThing = (_, payload) => payload.IsActive ? Task.CompletedTask : throw new TimeoutException();
        await host.PublishAsync([.. Enumerable.Range(0, 100).Select(_ => Publication.Of(new ThingDonePayload(Guid.NewGuid(), "waits", false)))]);
        await TestHost.WaitUntilAsync(
            async () => await host.Database.ScalarAsync<long>("select count(*) from events.delivery where status = 'Scheduled' and due_at > now()") == 100,
            () => "Not all wait.");

        var started = DateTime.UtcNow;
        var id = await host.PublishAsync();
        await host.WaitForDeliveriesAsync(id, 1, DeliveryStatus.Handled);

        Assert.True(DateTime.UtcNow - started < TimeSpan.FromSeconds(2), $"It took {DateTime.UtcNow - started}.");
        Assert.Equal(0, host.Services.GetRequiredService<JobStorage>().GetMonitoringApi().ProcessingCount());
    }

    private static int[] DelaysOf(TestHost host, string jobId) => [.. host.Services.GetRequiredService<JobStorage>().GetMonitoringApi().JobDetails(jobId).History
        .Where(state => state.StateName == ScheduledState.StateName)
        .Reverse()
        .Select(state => (int)Math.Round((TimeOf(state.Data["EnqueueAt"]) - TimeOf(state.Data["ScheduledAt"])).TotalSeconds))];

    private static DateTime TimeOf(string value) => long.TryParse(value, CultureInfo.InvariantCulture, out var milliseconds)
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime
        : DateTime.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    private sealed class First(Script script, ThingsDbContext db) : Hearing(script, db);

    [Retry(2, FactorSeconds = 1, Jitter = Jitter.None)]
    private sealed class Second(Script script, ThingsDbContext db) : Hearing(script, db);

    private sealed class Third(Script script, ThingsDbContext db) : Hearing(script, db);

    [Retry(2, FactorSeconds = 600, Jitter = Jitter.None)]
    private sealed class Patient(Script script, ThingsDbContext db) : Hearing(script, db);
}
