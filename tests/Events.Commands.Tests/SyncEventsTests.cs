using System.Text.Json.Nodes;
using Events.Commands.Tests.Support;

namespace Events.Commands.Tests;

public sealed class SyncEventsTests
{
    [Fact, Trait("Requirement", "A-44"), Trait("Requirement", "A-T28")]
    public async Task WithABackendTheRegistryIsSynced()
    {
        using var shop = Shop.WithBackend();

        var code = await shop.RunAsync("syncevents");

        Assert.Equal(0, code);
        Assert.Equal($"Events synced!{Environment.NewLine}", shop.Output.ToString());
        Assert.Equal(["<shop-thingSold>", "<shop-thingUnsold>"], shop.Registry.Events.Keys.Select(key => key.ToString()));
    }

    [Fact, Trait("Requirement", "A-44"), Trait("Requirement", "A-T28")]
    public async Task WithoutABackendNothingIsDoneAndNothingFails()
    {
        using var shop = new Shop();

        var code = await shop.RunAsync("syncevents");

        Assert.Equal(0, code);
        Assert.Equal($"Not backend class specified. Nothing is done.{Environment.NewLine}", shop.Output.ToString());
        Assert.Empty(shop.Registry.Calls);
    }

    [Fact, Trait("Requirement", "O-24")]
    public async Task ADryRunSaysWhatWouldChangeAndChangesNothing()
    {
        using var shop = Shop.WithBackend();

        await shop.RunAsync("syncevents", "--dry-run");

        Assert.Equal(
            ["The event <shop-thingSold> is not shared yet.", "The event <shop-thingUnsold> is not shared yet."],
            shop.Output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(shop.Registry.Events);
    }

    [Fact, Trait("Requirement", "O-24")]
    public async Task ASecondSyncFindsNothing()
    {
        using var shop = Shop.WithBackend();
        await shop.RunAsync("syncevents");

        await shop.RunAsync("syncevents", "--dry-run");

        Assert.EndsWith($"Nothing would change.{Environment.NewLine}", shop.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProgramsGetJson()
    {
        using var shop = Shop.WithBackend();

        await shop.RunAsync("syncevents", "--json");

        var result = JsonNode.Parse(shop.Output.ToString())!;
        Assert.True(result["synced"]!.GetValue<bool>());
        Assert.Equal(2, result["differences"]!.AsArray().Count);
    }

    [Fact]
    public async Task AFaultOfTheBackendIsAMessageAndAnExitCode()
    {
        using var shop = Shop.WithBackend();
        shop.Registry.FailAtWrite = 1;

        Assert.Equal(1, await shop.RunAsync("syncevents"));
        Assert.Equal($"write 1{Environment.NewLine}", shop.Error.ToString());
    }
}
