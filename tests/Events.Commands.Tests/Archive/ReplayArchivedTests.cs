using Events.Commands.Tests.Support;

namespace Events.Commands.Tests.Archive;

public sealed class ReplayArchivedTests : IDisposable
{
    private readonly Shop shop = new();

    [Fact, Trait("Requirement", "B-34")]
    public async Task OneDeliveryIsReplayedByWhoeverIsLoggedIn()
    {
        var entry = shop.Archive.Add();
        shop.Archive.Add();

        Assert.Equal(0, await shop.RunAsync("archive", "replay", entry.EventId.ToString(), "shop.Rejoice"));

        Assert.Equal(["Replayed 1 delivery. Workers take over from here."], shop.Lines);
        Assert.Equal([ArchiveStatus.Replayed, ArchiveStatus.Archived], shop.Archive.Statuses());
        Assert.Equal(Environment.UserName, shop.Archive.Entries[0].ChangedBy);
    }

    [Theory, Trait("Requirement", "B-34")]
    [InlineData(2, "00000001-0000-0000-0000-000000000000")]
    [InlineData(2, "--handler", "shop.Rejoice")]
    [InlineData(1, "--text", "tea", "--event", "thingSold")]
    [InlineData(3, "--all")]
    public async Task WhatIsChosenIsReplayed(int expected, params string[] chosen)
    {
        var first = shop.Archive.Add();
        shop.Archive.Add(error: "no tea");
        shop.Archive.Add("shop.TellOthers");
        if (Guid.TryParse(chosen[0], out _))
        {
            shop.Archive.Copy(first, "shop.Alert");
        }

        Assert.Equal(0, await shop.RunAsync(["archive", "replay", .. chosen, "--by", "ann", "--json"]));

        Assert.Equal($$"""{"replayed":{{expected}},"failedAgain":0,"stopped":false}""", shop.CompactResult);
        Assert.Equal(expected, shop.Archive.Entries.Count(entry => entry.Status == ArchiveStatus.Replayed && entry.ChangedBy == "ann"));
    }

    [Fact]
    public async Task ADryRunCountsAndChangesNothing()
    {
        shop.Archive.Add();
        shop.Archive.Add();
        shop.Archive.Add("shop.TellOthers");

        Assert.Equal(0, await shop.RunAsync("archive", "replay", "--all", "--dry-run"));

        Assert.Equal(
            [
                "count  event      handler          failure",
                "2      thingSold  shop.Rejoice     System.TimeoutException",
                "1      thingSold  shop.TellOthers  System.TimeoutException",
                "3 deliveries would be chosen. Nothing was changed.",
            ],
            shop.Lines);
        Assert.All(shop.Archive.Statuses(), status => Assert.Equal(ArchiveStatus.Archived, status));
        Assert.Empty(shop.Archive.Actions);
    }

    [Fact]
    public async Task ProgramsGetTheDryRunAsJson()
    {
        shop.Archive.Add();

        await shop.RunAsync("archive", "replay", "--all", "--dry-run", "--json");

        Assert.Equal(
            """{"deliveries":1,"groups":[{"event":"thingSold","handler":"shop.Rejoice","errorType":"System.TimeoutException","count":1}]}""",
            shop.CompactResult);
    }

    [Fact]
    public async Task WhatFailsAgainIsAFault()
    {
        shop.Archive.Failing.Add("shop.Rejoice");
        shop.Archive.Add();

        Assert.Equal(1, await shop.RunAsync("archive", "replay", "--all"));
        Assert.Equal(["Replayed 1 delivery; 1 failed again. See archive list."], shop.Lines);
    }

    [Fact]
    public async Task AReplayStopsAfterAsManyFailuresAsItWasTold()
    {
        shop.Archive.Failing.Add("shop.Rejoice");
        Enumerable.Range(0, 10).ToList().ForEach(_ => shop.Archive.Add());

        Assert.Equal(1, await shop.RunAsync("archive", "replay", "--all", "--rate", "4", "--stop-after", "3"));
        Assert.Equal(["Stopped after 4 deliveries: 4 failed again. See archive list."], shop.Lines);
        Assert.Equal(4, shop.Archive.Statuses().Count(status => status == ArchiveStatus.Replayed));
    }

    [Fact]
    public async Task AReplayThatIsInterruptedSaysHowFarItCame()
    {
        Enumerable.Range(0, 10).ToList().ForEach(_ => shop.Archive.Add());
        shop.Archive.Replaying = shop.Stop;

        Assert.Equal(1, await shop.RunAsync("archive", "replay", "--all", "--rate", "4"));
        Assert.Equal($"Replayed 4 deliveries, which stay replayed.{Environment.NewLine}Stopped before it was done.", shop.Complaint);
        Assert.Equal(4, Assert.Single(shop.Archive.Actions).Deliveries);
    }

    [Fact]
    public async Task NothingToReplayIsNothingFound()
    {
        Assert.Equal(1, await shop.RunAsync("archive", "replay", "--all", "--json"));
        Assert.Equal("Nothing waits in the archive.", shop.Complaint);
        Assert.Equal("""{"replayed":0,"failedAgain":0,"stopped":false}""", shop.CompactResult);
    }

    [Theory]
    [InlineData("Expected --rate to be a number of 1 or more, got \"0\".", "--all", "--rate", "0")]
    [InlineData("Expected --stop-after to be a number of 1 or more, got \"x\".", "--all", "--stop-after", "x")]
    [InlineData("Expected the event id to be a UUID, got \"all\". See archive list.", "all")]
    public async Task WhatCannotBeMeantIsWrongUsage(string fault, params string[] args)
    {
        shop.Archive.Add();

        Assert.Equal(2, await shop.RunAsync(["archive", "replay", .. args]));
        Assert.StartsWith(fault, shop.Complaint, StringComparison.Ordinal);
        Assert.Empty(shop.Archive.Actions);
    }

    public void Dispose() => shop.Dispose();
}
