using Events.Commands.Tests.Support;

namespace Events.Commands.Tests.Archive;

public sealed class ShowHistoryTests : IDisposable
{
    private readonly Shop shop = new();

    [Fact]
    public async Task WhoChangedTheArchiveIsTold()
    {
        shop.Archive.Actions.Add(new ArchiveAction(Shop.Now, "ann", ArchiveActionKind.Replay, "handler shop.Rejoice", 12));
        shop.Archive.Actions.Add(new ArchiveAction(Shop.Now.AddDays(-1), "retention", ArchiveActionKind.Drop, "all", 3));

        Assert.Equal(0, await shop.RunAsync("archive", "history"));
        Assert.Equal(
            [
                "at                    by         did     count  chosen by",
                "2026-05-04 03:02:01Z  ann        replay  12     handler shop.Rejoice",
                "2026-05-03 03:02:01Z  retention  drop    3      all",
            ],
            shop.Lines);
    }

    [Fact]
    public async Task ProgramsGetJson()
    {
        shop.Archive.Actions.Add(new ArchiveAction(Shop.Now, "ann", ArchiveActionKind.Purge, "all", 12));
        shop.Archive.Actions.Add(new ArchiveAction(Shop.Now, "bob", ArchiveActionKind.Purge, "all", 1));

        await shop.RunAsync("archive", "history", "--json", "--max", "1");

        Assert.Equal(
            """[{"at":"2026-05-04T03:02:01+00:00","by":"ann","kind":"Purge","filter":"all","deliveries":12}]""", shop.CompactResult);
    }

    [Fact]
    public async Task NoHistoryIsNothingFound()
    {
        Assert.Equal(1, await shop.RunAsync("archive", "history"));
        Assert.Equal("Nobody has changed the archive, or the history is not kept any more.", shop.Complaint);
    }

    [Fact]
    public async Task WhatCannotBeMeantIsWrongUsage()
    {
        Assert.Equal(2, await shop.RunAsync("archive", "history", "--max", "-1"));
        Assert.StartsWith("Expected --max to be a number of 1 or more, got \"-1\".", shop.Complaint, StringComparison.Ordinal);
    }

    public void Dispose() => shop.Dispose();
}
