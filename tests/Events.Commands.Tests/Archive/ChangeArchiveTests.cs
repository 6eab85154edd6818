using Events.Commands.Tests.Support;

namespace Events.Commands.Tests.Archive;

public sealed class ChangeArchiveTests : IDisposable
{
    private readonly Shop shop = new();

    public static TheoryData<string> Changes => ["replay", "discard", "purge"];

    [Fact]
    public async Task WhatIsDiscardedKeepsItsEntries()
    {
        shop.Archive.Add();
        shop.Archive.Add("shop.TellOthers");

        Assert.Equal(0, await shop.RunAsync("archive", "discard", "--handler", "shop.Rejoice", "--by", "ann"));

        Assert.Equal(["Discarded 1 delivery. The entries stay as long as their events."], shop.Lines);
        Assert.Equal([ArchiveStatus.Discarded, ArchiveStatus.Archived], shop.Archive.Statuses());
    }

    [Fact]
    public async Task WhatIsPurgedIsGone()
    {
        shop.Archive.Add();
        shop.Archive.Add("shop.TellOthers");

        Assert.Equal(0, await shop.RunAsync("archive", "purge", "--handler", "shop.Rejoice", "--by", "ann"));

        Assert.Equal(["Purged 1 delivery."], shop.Lines);
        Assert.Equal("shop.TellOthers", Assert.Single(shop.Archive.Entries).Handler);
    }

    [Fact]
    public async Task APurgeOfWhatWasReplayedLeavesWhatWaits()
    {
        shop.Archive.Add();
        await shop.RunAsync("archive", "replay", "--all");
        shop.Archive.Add("shop.TellOthers");

        Assert.Equal(0, await shop.RunAsync("archive", "purge", "--all", "--status", "replayed", "--by", "ann"));

        Assert.Equal("shop.TellOthers", Assert.Single(shop.Archive.Entries).Handler);
        Assert.Equal("status Replayed", shop.Archive.Actions[0].Filter);
    }

    [Theory]
    [InlineData("discard", """{"discarded":2}""")]
    [InlineData("purge", """{"purged":2}""")]
    public async Task ProgramsGetJson(string change, string expected)
    {
        shop.Archive.Add();
        shop.Archive.Add();

        Assert.Equal(0, await shop.RunAsync("archive", change, "--all", "--json"));
        Assert.Equal(expected, shop.CompactResult);
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task ADryRunChangesNothing(string change)
    {
        var entry = shop.Archive.Add();

        Assert.Equal(0, await shop.RunAsync("archive", change, entry.EventId.ToString(), "shop.Rejoice", "--dry-run"));

        Assert.Equal("1 delivery would be chosen. Nothing was changed.", shop.Lines[^1]);
        Assert.Equal(entry, Assert.Single(shop.Archive.Entries));
        Assert.Empty(shop.Archive.Actions);
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task WhatFitsNothingChangesNothing(string change)
    {
        shop.Archive.Add();

        Assert.Equal(1, await shop.RunAsync("archive", change, "--event", "thingSol"));
        Assert.Equal("Nothing in the archive fits: name thingSol. Did you mean \"thingSold\"?", shop.Complaint);
        Assert.Equal([ArchiveStatus.Archived], shop.Archive.Statuses());
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task WithoutAChoiceNothingIsChanged(string change)
    {
        shop.Archive.Add();

        Assert.Equal(2, await shop.RunAsync("archive", change));
        Assert.Equal("Expected an event id, conditions such as --handler, or --all, got none of them. Nothing was changed.", shop.Complaint);
        Assert.Empty(shop.Archive.Actions);
    }

    [Theory]
    [InlineData("--all", "--handler", "shop.Rejoice")]
    [InlineData("00000001-0000-0000-0000-000000000000", "--text", "confetti")]
    [InlineData("00000001-0000-0000-0000-000000000000", "shop.Rejoice", "--all")]
    public async Task TwoChoicesAtOnceAreWrongUsage(params string[] args)
    {
        shop.Archive.Add();

        Assert.Equal(2, await shop.RunAsync(["archive", "purge", .. args]));
        Assert.Equal("Expected an event id, conditions such as --handler, or --all, got more than one of them. Nothing was changed.", shop.Complaint);
        Assert.Single(shop.Archive.Entries);
    }

    [Theory]
    [InlineData("--text")]
    [InlineData("--event")]
    [InlineData("--handler")]
    [InlineData("--entity")]
    public async Task AnEmptyConditionDoesNotChooseEverything(string option)
    {
        shop.Archive.Add();

        Assert.Equal(2, await shop.RunAsync("archive", "purge", option, ""));
        Assert.StartsWith($"Expected {option} to be some text, got \"\".", shop.Complaint, StringComparison.Ordinal);
        Assert.Single(shop.Archive.Entries);
    }

    [Fact]
    public async Task WhoAsksIsSomebody()
    {
        Assert.Equal(2, await shop.RunAsync("archive", "purge", "--all", "--by", " "));
        Assert.Equal("Expected --by to name who asks for it, got \"\". Nothing was changed.", shop.Complaint);
    }

    public void Dispose() => shop.Dispose();
}
