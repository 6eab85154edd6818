using Events.Commands.Tests.Support;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Events.Commands.Tests.Archive;

public sealed class ListArchivedTests : IDisposable
{
    private readonly Shop shop = new();

    [Fact, Trait("Requirement", "O-25")]
    public async Task TheNewestComesFirstWithWhyItFailed()
    {
        shop.Archive.Add(age: TimeSpan.FromDays(3));
        shop.Archive.Add("shop.TellOthers", "no answer", TimeSpan.FromMinutes(5));

        Assert.Equal(0, await shop.RunAsync("archive", "list"));
        Assert.Equal(
            [
                "age  event id                              event      handler          failure",
                "5m   00000002-0000-0000-0000-000000000000  thingSold  shop.TellOthers  TimeoutException: no answer",
                "3d   00000001-0000-0000-0000-000000000000  thingSold  shop.Rejoice     TimeoutException: The confetti is empty.",
            ],
            shop.Lines);
        Assert.Empty(shop.Complaint);
    }

    [Fact]
    public async Task ProgramsGetJson()
    {
        var entry = shop.Archive.Add();

        await shop.RunAsync("archive", "list", "--json");

        Assert.Equal(
            $$"""
            [{"eventId":"{{entry.EventId}}","event":"thingSold","entity":"thing-1","handler":"shop.Rejoice","attempts":16,"errorType":"System.TimeoutException","error":"The confetti is empty.","archivedAt":"2026-05-04T03:02:01+00:00","status":"Archived","changedAt":null,"changedBy":null}]
            """,
            shop.CompactResult);
    }

    [Theory]
    [InlineData("--event", "thingUnsold", "00000003")]
    [InlineData("--handler", "shop.TellOthers", "00000002")]
    [InlineData("--entity", "thing-1", "00000001")]
    [InlineData("--since", "2026-05-04T03:00Z", "00000003")]
    [InlineData("--since", "2026-05-04 05:01:01+02:00", "00000003")]
    [InlineData("--since", "30m", "00000003")]
    [InlineData("--until", "2026-05-02", "00000001")]
    [InlineData("--until", "2d", "00000001")]
    [InlineData("--text", "CONFETTI", "00000001")]
    public async Task AConditionChooses(string option, string value, string expected)
    {
        shop.Archive.Add(age: TimeSpan.FromDays(3));
        shop.Archive.Add("shop.TellOthers", "no answer", TimeSpan.FromHours(1));
        shop.Archive.Add(error: "broken", name: "thingUnsold");

        Assert.Equal(0, await shop.RunAsync("archive", "list", option, value, "--json"));
        Assert.StartsWith(expected, Assert.Single(shop.Result.AsArray())!["eventId"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasDecidedOnIsListedOnRequest()
    {
        shop.Archive.Add();
        await shop.RunAsync("archive", "discard", "--all");
        shop.Archive.Add();

        await shop.RunAsync("archive", "list", "--status", "discarded");

        Assert.Contains("00000001-", shop.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALimitSaysThatThereMayBeMore()
    {
        shop.Archive.Add();
        shop.Archive.Add();

        Assert.Equal(0, await shop.RunAsync("archive", "list", "--max", "1", "--json"));
        Assert.Single(shop.Result.AsArray());
        Assert.Equal("These are the newest 1; --max shows more.", shop.Complaint);
    }

    [Fact]
    public async Task AnEmptyArchiveIsNothingFound()
    {
        Assert.Equal(1, await shop.RunAsync("archive", "list"));
        Assert.Equal("Nothing waits in the archive.", shop.Complaint);
        Assert.Empty(shop.Output.ToString());
    }

    [Fact]
    public async Task WhatIsMisspeltFindsNothingAndTheNearestIsProposed()
    {
        shop.Archive.Add();

        Assert.Equal(1, await shop.RunAsync("archive", "list", "--handler", "shop.Rejoyce", "--json"));
        Assert.Equal("Nothing in the archive fits: handler shop.Rejoyce. Did you mean \"shop.Rejoice\"?", shop.Complaint);
        Assert.Empty(shop.Result.AsArray());
    }

    [Theory]
    [InlineData("--max", "0", "Expected --max to be a number of 1 or more, got \"0\".")]
    [InlineData("--since", "soon", "Expected --since to be a time such as 2026-05-04 or 2026-05-04T03:02:01Z, or an age such as 30m, 2h or 7d, got \"soon\".")]
    [InlineData("--until", "4/5/2026", "Expected --until to be a time such as 2026-05-04 or 2026-05-04T03:02:01Z, or an age such as 30m, 2h or 7d, got \"4/5/2026\".")]
    [InlineData("--text", "", "Expected --text to be some text, got \"\". Leave it out to choose any.")]
    [InlineData("--status", "running", "Argument 'running' not recognized. Must be one of:")]
    public async Task WhatCannotBeMeantIsWrongUsage(string option, string value, string fault)
    {
        Assert.Equal(2, await shop.RunAsync("archive", "list", option, value));
        Assert.StartsWith(fault, shop.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnApplicationWithoutAStoreIsToldWhatToAdd()
    {
        using var without = new Shop(events => events.Services.RemoveAll<IArchiveStore>());

        Assert.Equal(1, await without.RunAsync("archive", "list"));
        Assert.Equal("Nothing stores events in this application. Add .UseEntityFrameworkCore<TContext>() behind AddEvents().", without.Complaint);
    }

    public void Dispose() => shop.Dispose();
}
