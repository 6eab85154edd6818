using Events.Commands.Tests.Support;

namespace Events.Commands.Tests.Archive;

public sealed class ShowArchivedTests : IDisposable
{
    private readonly Shop shop = new();

    [Fact, Trait("Requirement", "O-25")]
    public async Task AnEntryIsShownWithItsExceptionsAndTheEvent()
    {
        var entry = shop.Archive.Add();

        Assert.Equal(0, await shop.RunAsync("archive", "show", entry.EventId.ToString(), "shop.Rejoice"));
        Assert.Equal(
            [
                "thingSold for shop.Rejoice",
                $"  event     {entry.EventId} of shop, about thing-1",
                "  archived  2026-05-04 03:02:01Z, after attempt 16",
                "System.TimeoutException: The confetti is empty.",
                "   at Shop.Rejoice()",
                "System.IO.IOException: gone",
                "   (never thrown, so without a stack)",
            ],
            shop.Lines.Take(7));
        Assert.Contains("\"eventName\": \"thingSold\"", shop.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoDecidedIsShown()
    {
        var entry = shop.Archive.Add();
        await shop.RunAsync("archive", "discard", "--all", "--by", "ann", "--json");

        await shop.RunAsync("archive", "show", entry.EventId.ToString(), "shop.Rejoice");

        Assert.Contains("  discarded 2026-05-04 03:02:01Z by ann", shop.Lines);
    }

    [Fact]
    public async Task ProgramsGetJson()
    {
        var entry = shop.Archive.Add();

        await shop.RunAsync("archive", "show", entry.EventId.ToString(), "shop.Rejoice", "--json");

        Assert.Equal("shop.Rejoice", shop.Result["handler"]!.ToString());
        Assert.Equal(["System.TimeoutException", "System.IO.IOException"], shop.Result["exceptions"]!.AsArray().Select(error => error!["type"]!.ToString()));
        Assert.Equal(entry.EventId.ToString(), shop.Result["envelope"]!["payload"]!["id"]!.ToString());
    }

    [Theory]
    [InlineData]
    [InlineData("--json")]
    public async Task TheTokenOfTheCallerIsNotShown(params string[] options)
    {
        var entry = shop.Archive.Add();

        await shop.RunAsync(["archive", "show", entry.EventId.ToString(), "shop.Rejoice", .. options]);

        Assert.Contains("\"authorization\": \"\"", shop.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherHandlerIsNamedWhereTheArchiveHasThat()
    {
        var entry = shop.Archive.Add();
        await shop.RunAsync("archive", "discard", "--all");

        Assert.Equal(1, await shop.RunAsync("archive", "show", entry.EventId.ToString(), "Rejoice"));
        Assert.Equal($"The archive has no delivery of event \"{entry.EventId}\" to \"Rejoice\", but to shop.Rejoice.", shop.Complaint);
    }

    [Fact]
    public async Task AnEventThatWasNeverArchivedIsNothingFound()
    {
        var id = Guid.NewGuid();

        Assert.Equal(1, await shop.RunAsync("archive", "show", id.ToString(), "shop.Rejoice"));
        Assert.Equal(
            $"The archive has nothing of event \"{id}\": none of its deliveries was given up, or the entry is not kept any more. Ask explain {id}.", shop.Complaint);
    }

    [Theory]
    [InlineData("12", "shop.Rejoice", "Expected the event id to be a UUID, got \"12\". See archive list.")]
    [InlineData("00000001-0000-0000-0000-000000000000", null, "Required argument missing")]
    public async Task WhatCannotBeMeantIsWrongUsage(string eventId, string? handler, string fault)
    {
        Assert.Equal(2, await shop.RunAsync(["archive", "show", eventId, .. handler is null ? Array.Empty<string>() : [handler]]));
        Assert.StartsWith(fault, shop.Complaint, StringComparison.Ordinal);
    }

    public void Dispose() => shop.Dispose();
}
