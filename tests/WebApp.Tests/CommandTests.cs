using System.Text.Json;
using Postgres.Testing;

namespace WebApp.Tests;

[Trait("Category", "Slow")]
public sealed class CommandTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact, Trait("Requirement", "A-44"), Trait("Requirement", "A-T28")]
    public async Task SyncEventsSharesTheShopsEvents()
    {
        Assert.Equal((0, "Events synced!"), await RunAsync([], "syncevents"));

        Assert.Equal(
            "orders.orderFulfilled, orders.orderFulfilmentFailed",
            await database.ScalarAsync<string>("select string_agg(app || '.' || name, ', ' order by name) from events.shared_event"));
        Assert.Equal((0, "Nothing would change."), await RunAsync([], "syncevents", "--dry-run"));
    }

    [Fact, Trait("Requirement", "A-44"), Trait("Requirement", "A-T28"), Trait("Requirement", "A-25")]
    public async Task WithoutABackendSyncEventsDoesNothing() =>
        Assert.Equal((0, "Not backend class specified. Nothing is done."), await RunAsync([("ConnectionStrings__Registry", "")], "syncevents"));

    [Fact, Trait("Requirement", "C-57"), Trait("Requirement", "D-101")]
    public async Task AWorkerRunsWhatACommandEnqueuedUntilItIsToldToStop()
    {
        await RunAsync([], "syncevents"); // creates the tables
        var order = Guid.NewGuid();
        await database.ExecuteAsync(
            $"""insert into shop."Orders" ("Id", "Customer", "Total", "Behaviour", "Status") values ('{order}', 'Ada', 1, 'ok', 'Placed')""");
        var (_, enqueued) = await RunAsync([], "jobs", "enqueue", "FulfilOrder", order.ToString(), "--json");
        var job = JsonDocument.Parse(enqueued).RootElement[0].GetProperty("job").GetString();

        await using var worker = Start([], "worker", "--queues", "orders,notifications", "--concurrency", "2");
        await worker.WaitForAsync(
            async () => await database.ScalarAsync<long>("select count(*) from events.delivery where status = 'Handled'") == 1, "The event was not handled.");
        worker.Terminate();

        Assert.Equal(0, await worker.EndAsync());
        Assert.Equal("Succeeded", await database.ScalarAsync<string>($"select statename from hangfire.job where id = {job}"));
        Assert.Equal("Working off orders, notifications. Ctrl-C stops it.", worker.Output);
        Assert.DoesNotContain("Now listening on", worker.Error, StringComparison.Ordinal);
        Assert.Equal(0L, await database.ScalarAsync<long>("select count(*) from hangfire.server"));
    }

    [Fact]
    public async Task AMisspeltCommandIsWrongUsage()
    {
        await using var process = Start([], "synceventz");

        Assert.Equal(2, await process.EndAsync());
        Assert.Contains("Did you mean \"syncevents\"?", process.Error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> RunAsync((string, string)[] settings, params string[] arguments)
    {
        await using var process = Start(settings, arguments);
        var code = await process.EndAsync();
        return (code, process.Output);
    }

    private SampleProcess Start((string Name, string Value)[] settings, params string[] arguments) => SampleProcess.Start(
        "WebApp",
        new Dictionary<string, string>(settings.Select(one => KeyValuePair.Create(one.Name, one.Value))) { ["ConnectionStrings__Postgres"] = database.ConnectionString },
        arguments);
}
