using System.Text.Json.Nodes;
using Events.Commands.Tests.Support;

namespace Events.Commands.Tests;

public sealed class EventsCommandTests
{
    [Fact]
    public async Task TheEventsAreListedWithWhoHearsThem()
    {
        using var shop = new Shop(app: declared => declared.HasAction<SellThing>().Handles<ThingSoldPayload, Rejoice>());

        Assert.Equal(0, await shop.RunAsync("events", "list"));
        Assert.Equal(
            ["thingSold    of shop, 1 handler", "thingUnsold  of shop, nobody listens here"],
            shop.Output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task ProgramsGetTheListAsJson()
    {
        using var shop = new Shop();

        await shop.RunAsync("events", "list", "--json");

        var listed = JsonNode.Parse(shop.Output.ToString())!.AsArray();
        Assert.Contains("thingUnsold", listed.Select(one => one!["name"]!.ToString()));
    }

    [Fact]
    public async Task AnEventIsShownWithHandlersOfOtherApplications()
    {
        using var shop = new Shop(
            events => events.UseRegistryBackend<Events.Tests.Registry.Sharing.MemoryRegistryBackend>(),
            declared => declared.HasAction<SellThing>().Handles<ThingSoldPayload, Rejoice>(queue: "joy"));
        shop.Registry.With(new EventKey("shop", "thingSold"), new SharedSubscription("warehouse.PackThing", "packing"));

        await shop.RunAsync("events", "show", "thingSold");

        Assert.Equal(
            [
                "thingSold",
                "  publisher  shop",
                $"  payload    {typeof(ThingSoldPayload).FullName}, version 1",
                "  handler    shop.Rejoice in queue joy",
                "  handler    warehouse.PackThing in queue packing, another application",
            ],
            shop.Output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task AnUnknownEventIsWrongUsageAndTheNearestIsProposed()
    {
        using var shop = new Shop();

        Assert.Equal(2, await shop.RunAsync("events", "show", "thingSol"));
        Assert.Contains("Did you mean \"thingSold\"?", shop.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSchemaGoesWhereItIsToldAndIsCheckedAgainstLater()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var shop = new Shop();
            Assert.Equal(0, await shop.RunAsync("events", "schema", "--output", file, "--service", "Things"));
            Assert.Contains("Events.Things.", await File.ReadAllTextAsync(file), StringComparison.Ordinal);

            Assert.Equal(0, await shop.RunAsync("events", "check", file));

            Assert.Equal($"Nothing changed.{Environment.NewLine}", shop.Output.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task AChangeThatBreaksEndsWithAFault()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var before = new Shop(app: declared => declared.HasAction<SellThing>().Publishes("thingReturned", "reason"));
            await before.RunAsync("events", "schema", "--output", file);
            using var after = new Shop(app: declared => declared.HasAction<SellThing>());

            Assert.Equal(1, await after.RunAsync("events", "check", file));

            Assert.Equal($"breaks  The event thingReturned was removed. Publish it until nobody listens.{Environment.NewLine}", after.Output.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task ADocumentThatIsNotThereIsWrongUsage()
    {
        using var shop = new Shop();

        Assert.Equal(2, await shop.RunAsync("events", "check", "/nowhere/events.json"));
        Assert.Contains("\"/nowhere/events.json\"", shop.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheAsyncApiDocumentIsWritten()
    {
        using var shop = new Shop();

        await shop.RunAsync("events", "asyncapi", "--service", "Things");

        Assert.Equal("Things", JsonNode.Parse(shop.Output.ToString())!["info"]!["title"]!.ToString());
    }
}
