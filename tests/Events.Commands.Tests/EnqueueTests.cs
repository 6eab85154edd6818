using System.Text.Json.Nodes;
using Events.Commands.Tests.Support;

namespace Events.Commands.Tests;

public sealed class EnqueueTests
{
    private const string First = "0198a3c0-0000-7000-8000-000000000001";
    private const string Second = "0198a3c0-0000-7000-8000-000000000002";

    [Fact]
    public async Task AJobIsEnqueuedForEachIdAsTheActionsKey()
    {
        using var shop = new Shop();

        var code = await shop.RunAsync("jobs", "enqueue", "SellThing", First, Second);

        Assert.Equal(0, code);
        Assert.Equal([(typeof(SellThing), Guid.Parse(First)), (typeof(SellThing), Guid.Parse(Second))], shop.Actions.Jobs);
        Assert.Equal($"SellThing of {First} is job 1{Environment.NewLine}SellThing of {Second} is job 2{Environment.NewLine}", shop.Output.ToString());
    }

    [Fact]
    public async Task AMisspeltActionIsWrongUsageAndTheNearestIsProposed()
    {
        using var shop = new Shop();

        Assert.Equal(2, await shop.RunAsync("jobs", "enqueue", "SelThing", First));
        Assert.Equal($"There is no entity action \"SelThing\" in this application. Did you mean \"SellThing\"?{Environment.NewLine}", shop.Error.ToString());
    }

    [Fact]
    public async Task NoJobIsCreatedWhenOneOfTheIdsIsNoKey()
    {
        using var shop = new Shop();

        Assert.Equal(2, await shop.RunAsync("jobs", "enqueue", "SellThing", First, "12"));
        Assert.Equal($"Expected the id of a Thing to be a Guid, got \"12\". No job was created.{Environment.NewLine}", shop.Error.ToString());
        Assert.Empty(shop.Actions.Jobs);
    }

    [Fact]
    public async Task ProgramsGetJson()
    {
        using var shop = new Shop();

        await shop.RunAsync("jobs", "enqueue", "SellThing", First, "--json");

        var job = Assert.Single(JsonNode.Parse(shop.Output.ToString())!.AsArray())!;
        Assert.Equal(("SellThing", First, "1"), (job["action"]!.ToString(), job["id"]!.ToString(), job["job"]!.ToString()));
    }

    [Fact]
    public void ProgressIsShownOnATerminal()
    {
        using var terminal = new StringWriter();
        using (var progress = Progress.On(terminal, 20))
        {
            Enumerable.Range(0, 20).ToList().ForEach(_ => progress.Step());
        }

        Assert.EndsWith($"\r[{new string('#', 30)}] 20 of 20{Environment.NewLine}", terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AFewStepsShowNoProgress()
    {
        using var terminal = new StringWriter();
        using (var progress = Progress.On(terminal, 10))
        {
            Enumerable.Range(0, 10).ToList().ForEach(_ => progress.Step());
        }

        Assert.Empty(terminal.ToString());
    }
}
