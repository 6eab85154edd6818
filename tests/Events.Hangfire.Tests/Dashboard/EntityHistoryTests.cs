using Events.Hangfire.Tests.Support;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Dashboard;

public sealed class EntityHistoryTests
{
    [Fact]
    [Trait("Requirement", "O-09")]
    public async Task TheHistoryOfAnEntityShowsItsJobsAndEvents()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>());
        var (thing, other) = (await host.AddThingAsync(), await host.AddThingAsync());
        var job = host.Jobs.Enqueue<ActOnce>(action => action.Run(thing.Id));
        await host.WaitForStateAsync(job, "Succeeded");
        await host.WaitForStateAsync(host.Jobs.Enqueue<ActOnce>(action => action.Run(other.Id)), "Succeeded");

        var found = await HistoryAsync(host, thing.Id.ToString(), "Thing");

        var ended = Assert.Single(found, entry => entry.Kind == "Job");
        var told = Assert.Single(found, entry => entry.Kind == "Event");
        Assert.Equal(("ActOnce", "Succeeded", job, (int?)1, told.EventId), (ended.Name, ended.Status, ended.JobId, ended.Attempt, ended.EventId));
        Assert.Equal("thingDone", told.Name);
        Assert.Empty(await HistoryAsync(host, thing.Id.ToString(), "Note"));
    }

    [Fact]
    [Trait("Requirement", "O-09")]
    public async Task TheHistoryShowsJobsThatWaitForTheRelayAndPagesThroughAll()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>());
        var thing = await host.AddThingAsync();
        await host.Database.ExecuteAsync(
            $"insert into events.receipt (job_key, job_id, action, entity_name, entity_id, outcome, attempt, event_id, created_at) select 'k' || n, n, 'ActOnce', 'Thing', '{thing.Id}', 'Succeeded', 1, null, now() - n * interval '1 minute' from generate_series(1, 5) n");
        await host.Database.ExecuteAsync(
            $"insert into events.job_request (id, action, entity_name, entity_id, argument, is_chunk, error) values (gen_random_uuid(), 'Gone', 'Thing', '{thing.Id}', '1', false, 'gone')");

        var first = await HistoryAsync(host, thing.Id.ToString(), null, 0, 4);
        var rest = await HistoryAsync(host, thing.Id.ToString(), null, 4, 4);

        Assert.Equal(("Requested", "gone"), (first[0].Kind, first[0].Status));
        Assert.Equal((4, 2), (first.Count, rest.Count));
        Assert.Equal(["1", "2", "3", "4", "5"], first.Concat(rest).Skip(1).Select(entry => entry.JobId));
    }

    [Fact]
    [Trait("Requirement", "O-09")]
    public async Task AnEntityWithAKeyOfTwoColumnsHasOneHistoryWhileItsJobWaitsAndAfterItRan()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<CountLine>(), events => events.Relays = false);
        var line = new Line { OrderId = Guid.NewGuid(), Number = 7 };
        await host.AddAsync(line);
        var key = new LineKey(line.OrderId, line.Number);
        await host.InDatabaseAsync(db =>
        {
            db.Enqueue<CountLine>(key);
            return db.SaveChangesAsync();
        });
        await host.WaitForStateAsync(host.Jobs.Enqueue<CountLine>(action => action.Run(key)), "Succeeded");

        var found = await HistoryAsync(host, $"{line.OrderId}/7", "Line");

        Assert.Equal(["Event", "Job", "Requested"], found.Select(entry => entry.Kind).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "O-09")]
    public async Task TheDashboardShowsTheHistoryEncodedAndLinksToItFromTheJob()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>());
        await using var dashboard = await DashboardClient.OpenAsync(host);
        var thing = await host.AddThingAsync();
        var job = host.Jobs.Enqueue<ActOnce>(action => action.Run(thing.Id));
        await host.WaitForStateAsync(job, "Succeeded");
        await host.Database.ExecuteAsync($"update events.receipt set action = '<b>bold</b>' where entity_id = '{thing.Id}'");

        var page = await dashboard.GetAsync($"/events/entities?name=Thing&id={thing.Id}");
        var details = await dashboard.GetAsync($"/jobs/details/{job}");

        Assert.Contains("&lt;b&gt;bold&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>bold</b>", page, StringComparison.Ordinal);
        Assert.Contains("thingDone", page, StringComparison.Ordinal);
        Assert.Contains($"/events/entities?name=Thing&amp;id={thing.Id}", details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDashboardPagesThroughALongHistory()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>());
        await using var dashboard = await DashboardClient.OpenAsync(host);
        await host.Database.ExecuteAsync(
            "insert into events.receipt (job_key, job_id, action, entity_name, entity_id, outcome, attempt, event_id, created_at) select 'k' || n, n, 'Act' || n || 'Times', 'Thing', 'a/\"b', 'Succeeded', 1, null, now() - n * interval '1 minute' from generate_series(1, 60) n");

        var first = await dashboard.GetAsync("/events/entities?id=a%2F%22b");
        var second = await dashboard.GetAsync("/events/entities?id=a%2F%22b&from=50");

        Assert.Contains("Act50Times", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Act51Times", first, StringComparison.Ordinal);
        Assert.Contains("id=a%2F%22b&amp;from=50\">Earlier", first, StringComparison.Ordinal);
        Assert.Contains("Act51Times", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheJobsPageShowsItsProgress()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>());
        await using var dashboard = await DashboardClient.OpenAsync(host);
        var thing = await host.AddThingAsync();
        var release = new TaskCompletionSource();
        host.Script.Act = async (_, job, cancel) =>
        {
            while (!release.Task.IsCompleted)
            {
                job.Report(37.5, "<counting>");
                await Task.Delay(50, cancel);
            }
        };
        var job = host.Jobs.Enqueue<ActOnce>(action => action.Run(thing.Id));

        var details = "";
        await TestHost.WaitUntilAsync(
            async () => (details = await dashboard.GetAsync($"/jobs/details/{job}")).Contains("<progress", StringComparison.Ordinal), () => details);
        release.SetResult();

        Assert.Contains("<progress max=\"100\" value=\"37.5\"></progress> 37.5 % &lt;counting&gt;", details, StringComparison.Ordinal);
        await host.WaitForStateAsync(job, "Succeeded");
    }

    private static async Task<IReadOnlyList<EntityHistoryEntry>> HistoryAsync(TestHost host, string id, string? name, int skip = 0, int take = 100)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IEntityHistory>().FindAsync(id, name, skip, take);
    }
}
