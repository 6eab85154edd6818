using Hangfire.Storage.Search;

namespace Hangfire.Embedded.Tests.Storage;

public abstract partial class StorageContract
{
    [Theory]
    [InlineData("needle")]
    [InlineData("NEEDLE")]
    [InlineData("a \"needle\" in")]
    [InlineData("C:\\hay\\a")]
    [InlineData("100% of_it")]
    [InlineData("ünïcødé")]
    public void AJobIsFoundByTheTextOfAnArgument(string text)
    {
        var id = FailedJob("C:\\hay\\a \"needle\" in 100% of_it, ünïcødé");
        FailedJob("C:/hay/an eedle in 100 percent of-it");

        Assert.Equal([id], Find(text));
    }

    [Theory]
    [InlineData("SampleJobs.Run")]
    [InlineData("samplejobs")]
    [InlineData("Storage.SampleJobs")]
    public void AJobIsFoundByItsTypeAndMethod(string text)
    {
        var id = FailedJob("hay");

        Assert.Equal([id], Find(text));
        Assert.Empty(Find("SampleJobs.Walk"));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("r_n")]
    [InlineData("'; drop table job; --")]
    public void WhatIsSpecialInAPatternStandsForItself(string text)
    {
        FailedJob("hay");

        Assert.Empty(Find(text));
    }

    [Fact]
    public void ASearchCanBeLimitedToAState()
    {
        var failed = FailedJob("needle");
        var deleted = CreateJobIn(new TestState("Deleted"));

        Assert.Equal([failed], Find("Run", "Failed"));
        Assert.Equal([deleted], Find(null, "Deleted"));
        Assert.Equal([deleted, failed], Find("Run"));
        Assert.Equal(1, Finder.Count(new JobSearch(SearchText.Of("needle"), "Failed"), Patience).Count);
        Assert.Equal(0, Finder.Count(new JobSearch(SearchText.Of("needle"), "Deleted"), Patience).Count);
        Assert.Equal(new JobTally(2, WasCut: false), Finder.Count(new JobSearch(null, null), Patience));
    }

    [Theory]
    [InlineData("needle", "Failed")]
    [InlineData("needle", null)]
    [InlineData(null, "Failed")]
    public void ASearchGoesOnWhereItStopped(string? text, string? state)
    {
        var ids = Enumerable.Range(0, 5).Select(_ => FailedJob("needle")).Reverse().ToList();
        var search = new JobSearch(SearchText.Of(text), state) { Count = 2 };

        var first = Finder.Find(search, Patience);
        var second = Finder.Find(search with { After = first.Next }, Patience);
        var third = Finder.Find(search with { After = second.Next }, Patience);

        Assert.Equal(ids, first.Jobs.Concat(second.Jobs).Concat(third.Jobs).Select(job => job.Id));
        Assert.Equal([2, 2, 1], new[] { first, second, third }.Select(found => found.Jobs.Count));
        Assert.Null(third.Next);
    }

    [Fact]
    public void AFoundJobTellsItsStateAndCall()
    {
        FailedJob("needle");

        var found = Assert.Single(Finder.Find(new JobSearch(SearchText.Of("needle"), null), Patience).Jobs);

        Assert.Equal(("Failed", "needle", nameof(SampleJobs.Run)), (found.State, found.Job!.Args[0], found.Invocation.Method));
        Assert.InRange(found.CreatedAt, DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1));
    }

    [Fact]
    public void ASearchWithoutTimeSaysThatItWasCutAndWhereToGoOn()
    {
        var id = FailedJob("needle");
        var search = new JobSearch(SearchText.Of("needle"), null);

        var cut = Finder.Find(search, TimeSpan.Zero);

        Assert.True(cut.WasCut);
        Assert.Equal([id], cut.Jobs.Concat(Finder.Find(search with { After = cut.Next }, Patience).Jobs).Select(job => job.Id));
        Assert.True(Finder.Count(search, TimeSpan.Zero).WasCut);
    }

    private IJobFinder Finder => (IJobFinder)Monitor();

    private List<string> Find(string? text, string? state = null) =>
        [.. Finder.Find(new JobSearch(SearchText.Of(text), state), Patience).Jobs.Select(job => job.Id)];

    private string FailedJob(string argument)
    {
        var id = Read(connection => connection.CreateExpiredJob(
            SomeJob(argument), new Dictionary<string, string?>(), DateTime.UtcNow, TimeSpan.FromHours(1)));
        Write(transaction => transaction.SetJobState(id, new TestState("Failed", ("FailedAt", "1"))));
        return id;
    }
}
