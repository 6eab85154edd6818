using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Storage.InMemory;

public sealed class InMemoryJobTests : MemoryFixture
{
    [Fact]
    public void JobsAreNumberedInOrder() => Assert.Equal(["1", "2"], new[] { CreateJob(), CreateJob() });

    [Fact]
    public void JobsCanHaveGuids()
    {
        Options.IdType = InMemoryStorageIdType.Guid;

        Assert.True(Guid.TryParseExact(CreateJob(), "D", out _));
    }

    [Fact]
    public void AJobReadsBackAsItWasCreated()
    {
        var id = Connection.CreateExpiredJob(
            Job.FromExpression<SampleJobs>(jobs => jobs.Run("text", 7)), new Dictionary<string, string?> { ["A"] = "1" }, Now, TimeSpan.FromHours(1));

        var data = Connection.GetJobData(id)!;

        Assert.Equal(7, data.Job!.Args[1]);
        Assert.Equal(nameof(SampleJobs.Run), data.InvocationData!.Method);
        Assert.Equal(Now, data.CreatedAt);
        Assert.Equal("1", data.ParametersSnapshot!["A"]);
        Assert.Null(data.State);
        Assert.Null(data.LoadException);
    }

    [Fact]
    public void AJobThatCannotBeLoadedKeepsItsStoredForm()
    {
        var invocation = new InvocationData("No.Such.Type, Nowhere", "Run", "[]", "[]");
        Storage.Dispatcher.Apply(new Hangfire.InMemory.Commands.CreateJob("9", invocation, new Dictionary<string, string?>(), Now, TimeSpan.Zero));

        var data = Connection.GetJobData("9")!;

        Assert.Null(data.Job);
        Assert.NotNull(data.LoadException);
        Assert.Equal("No.Such.Type, Nowhere", data.InvocationData!.Type);
    }

    [Fact]
    public void ChangingWhatWasReadChangesNothingStored()
    {
        var id = CreateJob(7);
        SetState(id, "Waiting", new() { ["Key"] = "kept" });

        Connection.GetJobData(id)!.InvocationData!.Arguments = "[]";
        Connection.GetStateData(id)!.Data!["Key"] = "lost";

        Assert.Equal(7, Connection.GetJobData(id)!.Job!.Args[1]);
        Assert.Equal("kept", Connection.GetStateData(id)!.Data!["Key"]);
    }

    [Fact]
    public void ParametersReadEarlierStayAsTheyWere()
    {
        var id = CreateJob();
        Connection.SetJobParameter(id, "RetryCount", "1");
        var before = Connection.GetJobData(id)!;

        Connection.SetJobParameter(id, "RetryCount", "2");

        Assert.Equal("1", before.ParametersSnapshot!["RetryCount"]);
        Assert.Equal("2", Connection.GetJobParameter(id, "RetryCount"));
        Assert.Null(Connection.GetJobParameter(id, "Unknown"));
    }

    [Fact]
    public void AStateIsReadWithReasonAndDataOfAnyCase()
    {
        var id = CreateJob();

        SetState(id, "Failed", new() { ["FailedAt"] = "5" }, "because");

        var state = Connection.GetStateData(id)!;
        Assert.Equal(("Failed", "because", "5"), (state.Name, state.Reason, state.Data!["failedat"]));
        Assert.Equal("Failed", Connection.GetJobData(id)!.State);
    }

    [Fact]
    public void AnAddedStateIsHistoryAndNotTheCurrentOne()
    {
        var id = CreateJob();
        SetState(id, "Scheduled");

        Write(transaction => transaction.AddJobState(id, new TestState("Failed")));

        Assert.Equal("Scheduled", Connection.GetJobData(id)!.State);
        Assert.Equal(["Failed", "Scheduled"], Monitor.JobDetails(id).History.Select(state => state.StateName));
    }

    [Fact]
    public void HistoryKeepsTheNewestStatesOnly()
    {
        Options.MaxStateHistoryLength = 3;
        var id = CreateJob();

        for (var attempt = 1; attempt <= 5; attempt++) SetState(id, $"Attempt{attempt}");

        Assert.Equal(["Attempt5", "Attempt4", "Attempt3"], Monitor.JobDetails(id).History.Select(state => state.StateName));
    }

    [Fact]
    public void WhatIsWrittenToAJobThatIsGoneIsIgnored()
    {
        Write(transaction =>
        {
            transaction.SetJobState("404", new TestState("Failed"));
            transaction.SetJobParameter("404", "A", "1");
            transaction.ExpireJob("404", TimeSpan.FromHours(1));
            transaction.PersistJob("404");
        });

        Assert.Null(Connection.GetJobData("404"));
        Assert.Null(Connection.GetStateData("404"));
        Assert.Equal(0, Monitor.FailedCount());
    }
}
