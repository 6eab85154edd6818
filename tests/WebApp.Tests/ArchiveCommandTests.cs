using System.Text.Json;
using Postgres.Testing;

namespace WebApp.Tests;

[Trait("Category", "Slow")]
public sealed class ArchiveCommandTests : IAsyncLifetime
{
    private const string Handler = "notifications.SendConfirmation";

    private TestDatabase database = null!;
    private ShopProcess shop = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        shop = await ShopProcess.StartAsync(database.ConnectionString, ("Events__Retry__MaxRetries", "0"));
    }

    public async Task DisposeAsync()
    {
        await shop.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact, Trait("Requirement", "B-34"), Trait("Requirement", "O-25")]
    public async Task AConfirmationThatAlwaysFailsIsFoundInTheArchiveAndDeliveredAfterTheFix()
    {
        await database.ExecuteAsync("""alter table shop."Notifications" add constraint no_paper check (false) not valid""");
        var (order, _) = await shop.PlaceAsync("ok");
        await shop.WaitForAsync(async () => await StatusAsync() == "Archived", "The delivery was not archived.");
        var eventId = await database.ScalarAsync<Guid>("select event_id from events.archive");

        var (listed, list) = await RunAsync("archive", "list", "--entity", order.ToString());
        Assert.Equal(0, listed);
        Assert.Contains($"{eventId}  orderFulfilled  {Handler}  DbUpdateException: ", list, StringComparison.Ordinal);
        Assert.All(list.Split('\n'), line => Assert.InRange(line.Length, 1, 120));
        Assert.Equal([("Archived", true)], await CausesAsync(eventId));

        var (shown, details) = await RunAsync("archive", "show", eventId.ToString(), Handler);
        Assert.Equal(0, shown);
        Assert.Contains("\"Notifications\" violates check constraint \"no_paper\"", details, StringComparison.Ordinal);

        await database.ExecuteAsync("""alter table shop."Notifications" drop constraint no_paper""");
        Assert.Equal((0, "Replayed 1 delivery. Workers take over from here."), await RunAsync("archive", "replay", eventId.ToString(), Handler, "--by", "ann"));

        await shop.WaitForAsync(async () => await StatusAsync() == "Handled", "The delivery was not handled.");
        Assert.Equal(1L, await database.ScalarAsync<long>($"""select count(*) from shop."Notifications" where "OrderId" = '{order}'"""));
        Assert.Equal([("Replayed", true), ("Handled", true)], await CausesAsync(eventId));
        Assert.Equal(1, (await RunAsync("archive", "list")).Code);
        Assert.Contains($"ann  replay  1      event {eventId}, handler ", (await RunAsync("archive", "history")).Output, StringComparison.Ordinal);
    }

    private Task<string?> StatusAsync() => database.ScalarAsync<string?>("select status from events.delivery");

    /// <summary>What <c>explain</c> finds, and whether it is about the handler.</summary>
    private async Task<IEnumerable<(string? Cause, bool OfHandler)>> CausesAsync(Guid eventId)
    {
        var (code, output) = await RunAsync("explain", eventId.ToString(), "--json");
        Assert.Equal(0, code);
        return JsonDocument.Parse(output).RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => (finding.GetProperty("cause").GetString(), finding.GetProperty("handler").GetString() == Handler));
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var process = SampleProcess.Start("WebApp", new Dictionary<string, string> { ["ConnectionStrings__Postgres"] = database.ConnectionString }, arguments);
        var code = await process.EndAsync();
        return (code, process.Output);
    }
}
