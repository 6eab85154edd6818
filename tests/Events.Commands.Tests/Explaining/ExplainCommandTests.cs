using Events.Commands.Tests.Support;

namespace Events.Commands.Tests.Explaining;

public sealed class ExplainCommandTests : IDisposable
{
    private static readonly Guid Id = Guid.Parse("44f33071-e444-494f-bcff-b5e3594f7628");

    private readonly Shop shop = new();

    [Fact]
    public async Task AnEventIsExplained()
    {
        shop.Trails.Trails.Add(Archived());

        Assert.Equal(0, await shop.RunAsync("explain", Id.ToString()));
        Assert.Equal(
            [
                $"Event {Id} (thingSold):",
                "- shop.Rejoice failed 16 times, the last time with \"The confetti is empty.\", and is in the archive since 2026-05-04 03:02:01Z. Replay it after the fix.",
            ],
            shop.Lines);
    }

    [Fact]
    public async Task AJobIsExplained()
    {
        shop.Trails.Jobs.Add(new JobReport("7", "Succeeded", Shop.Now, null));

        Assert.Equal(0, await shop.RunAsync("explain", "7"));
        Assert.Equal(["Job 7:", "- Job 7 succeeded at 2026-05-04 03:02:01Z."], shop.Lines);
    }

    [Fact]
    public async Task AUuidThatIsNoEventMayBeAJob()
    {
        shop.Trails.Jobs.Add(new JobReport(Id.ToString(), "Succeeded", Shop.Now, null));

        Assert.Equal(0, await shop.RunAsync("explain", Id.ToString()));
        Assert.Equal([$"Job {Id}:", $"- Job {Id} succeeded at 2026-05-04 03:02:01Z."], shop.Lines);
    }

    [Fact]
    public async Task ProgramsGetJson()
    {
        shop.Trails.Jobs.Add(new JobReport("7", "Succeeded", Shop.Now, null));

        await shop.RunAsync("explain", "7", "--json");

        Assert.Equal(
            """{"subject":"Job 7","findings":[{"cause":"Succeeded","text":"Job 7 succeeded at 2026-05-04 03:02:01Z.","handler":null,"jobId":"7","due":null}]}""",
            shop.CompactResult);
    }

    [Fact]
    public async Task AUuidNobodyKnowsIsNothingFound()
    {
        Assert.Equal(1, await shop.RunAsync("explain", Id.ToString()));
        Assert.Equal(
            [
                $"Event or job {Id}:",
                $"- No event has the id \"{Id}\" in this database: its transaction was rolled back or has not been committed yet, or the event was purged. Check the id and the database.",
                $"- The engine has no job \"{Id}\": it ended and was forgotten, or never existed in this database. Check the id and the database.",
            ],
            shop.Lines);
    }

    [Fact]
    public async Task AJobNobodyKnowsIsNothingFound()
    {
        Assert.Equal(1, await shop.RunAsync("explain", "8", "--json"));
        Assert.Equal("NotFound", Assert.Single(shop.Result["findings"]!.AsArray())!["cause"]!.ToString());
    }

    [Theory]
    [InlineData("Required argument missing")]
    [InlineData("Expected the id of an event or a job, got \"\".", "")]
    [InlineData("Unrecognized command or argument '8'.", "7", "8")]
    public async Task WhatCannotBeMeantIsWrongUsage(string fault, params string[] args)
    {
        Assert.Equal(2, await shop.RunAsync(["explain", .. args]));
        Assert.StartsWith(fault, shop.Complaint, StringComparison.Ordinal);
    }

    public void Dispose() => shop.Dispose();

    private static EventTrail Archived() => new(
        Id, "thingSold", IsDispatched: true, Shop.Now, 0, 1,
        [new DeliveryTrail("shop.Rejoice", "joy", DeliveryStatus.Archived, 16, "The confetti is empty.", "7", null, Shop.Now)]);
}
