using Hangfire.Common;
using Hangfire.Embedded.Tests.Storage.PostgreSql;
using Hangfire.Embedded.Tests.Support;
using Hangfire.PostgreSql;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Server;

/// <summary>The start of a job is stored together with its outcome, unless it takes long or somebody has to see it before.</summary>
public sealed class DeferredStartTests : PostgreSqlTest
{
    // So that no test depends on how long a busy machine takes to run a job, or to claim it.
    private static readonly TimeSpan ForGood = TimeSpan.FromHours(1);

    private readonly JobFilterCollection filters = [];

    [Fact]
    public async Task AShortJobIsOneCommit()
    {
        var storage = Open(ForGood);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.TakeTime(20));

        using var server = Start(storage);
        await ReachesAsync(id, "Succeeded");

        Assert.Equal("Enqueued, Processing, Succeeded", await HistoryAsync(id));
        Assert.Equal(1, await CommitsAsync(id));
    }

    [Fact]
    public async Task TheStartKeepsItsOwnTime()
    {
        var storage = Open(ForGood);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.TakeTime(200));

        using var server = Start(storage);
        await ReachesAsync(id, "Succeeded");

        Assert.Equal(1, await CommitsAsync(id));
        var apart = await Database.ScalarAsync<TimeSpan>(
            $"select max(createdat) filter (where name = 'Succeeded') - max(createdat) filter (where name = 'Processing') from hangfire.state where jobid = {id}");
        Assert.InRange(apart, TimeSpan.FromMilliseconds(190), TimeSpan.FromSeconds(10));
        Assert.True(await Database.ScalarAsync<bool>(
            $"select max(createdat) filter (where name = 'Processing') > max(createdat) filter (where name = 'Enqueued') from hangfire.state where jobid = {id}"));
    }

    [Fact]
    public async Task ManyShortJobsAreOneCommitEachAtMost()
    {
        const int Jobs = 400;
        var storage = Open(ForGood);
        var probe = LabJobs.Probe(out var key);
        var client = Client(storage);
        Parallel.For(0, Jobs, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => client.Enqueue<LabJobs>(jobs => jobs.Note(key)));

        using var server = Start(storage, options => options.WorkerCount = 20);
        await WaitUntilAsync($"select count(*) = {Jobs} from hangfire.job where statename = 'Succeeded'");

        Assert.Equal(Jobs, probe.Notes.Count);
        Assert.Equal(Jobs, await Database.ScalarAsync<long>(
            "select count(*) from (select string_agg(name, ', ' order by id) as names, count(distinct xmin::text) as commits from hangfire.state group by jobid) as history " +
            "where names = 'Enqueued, Processing, Succeeded' and commits = 2"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from hangfire.jobqueue"));
    }

    [Fact]
    public async Task AJobThatTakesLongIsSeenProcessingWhileItRuns()
    {
        var storage = OpenStorage();
        var probe = LabJobs.Probe(out var key);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.WaitForRelease(key));

        using var server = Start(storage);
        await ReachesAsync(id, "Processing");
        probe.Release.TrySetResult();
        await ReachesAsync(id, "Succeeded");

        Assert.Equal("Enqueued, Processing, Succeeded", await HistoryAsync(id));
        Assert.Equal(2, await CommitsAsync(id));
    }

    [Theory]
    [InlineData("GetJobData")]
    [InlineData("GetStateData")]
    [InlineData("JobDetails")]
    public async Task WhoeverAsksForTheJobInTheSameProcessSeesItProcessing(string question)
    {
        var storage = Open(ForGood);
        var probe = LabJobs.Probe(out var key);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.WaitForRelease(key));
        using var server = Start(storage);
        await Eventually.Reached(probe.Started.Task);
        Assert.Equal("Enqueued", await StateAsync(id));

        Assert.Equal("Processing", Ask(storage, question, id));

        probe.Release.TrySetResult();
        await ReachesAsync(id, "Succeeded");
        Assert.Equal("Enqueued, Processing, Succeeded", await HistoryAsync(id));
    }

    [Fact]
    public async Task AFilterOfTheOutcomeSeesTheJobProcessing()
    {
        var seen = new SeenAtTheEnd();
        filters.Add(seen);
        var storage = Open(ForGood);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.Return(1));

        using var server = Start(storage);
        await ReachesAsync(id, "Succeeded");

        Assert.Equal("Processing", seen.State);
    }

    [Fact]
    public async Task TheTokenOfAJobThatJustBeganDoesNotAbortIt()
    {
        var storage = Open(ForGood);
        var probe = LabJobs.Probe(out var key);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.AskToken(key, null!, JobCancellationToken.Null));

        using var server = Start(storage);
        await ReachesAsync(id, "Succeeded");

        Assert.Equal("Processing", Assert.Single(probe.Notes));
        Assert.Equal("Enqueued, Processing, Succeeded", await HistoryAsync(id));
    }

    [Fact]
    public async Task AStaleClaimIsStartedBeforeItsJobRuns()
    {
        var storage = Open(ForGood);
        var probe = LabJobs.Probe(out var key);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.WaitForRelease(key));
        await Database.ExecuteAsync("update hangfire.jobqueue set fetchedat = now() - interval '1 hour'");

        using var server = Start(storage);
        await Eventually.Reached(probe.Started.Task);

        Assert.Equal("Processing", await StateAsync(id));
        probe.Release.TrySetResult();
    }

    [Fact]
    public async Task AnOldClaimIsStartedBeforeItsJobRuns()
    {
        var storage = Open(TimeSpan.Zero);
        var probe = LabJobs.Probe(out var key);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.WaitForRelease(key));

        using var server = Start(storage);
        await Eventually.Reached(probe.Started.Task);

        Assert.Equal("Processing", await StateAsync(id));
        probe.Release.TrySetResult();
    }

    [Fact]
    public async Task AnInterruptedJobIsStartedBeforeItRunsAgain()
    {
        var storage = Open(ForGood);
        var probe = LabJobs.Probe(out var key);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.WaitForRelease(key));
        Write(storage, transaction => transaction.SetJobState(id, new ProcessingState("gone", "gone")));

        using var server = Start(storage);
        await Eventually.Reached(probe.Started.Task);

        Assert.Equal("Enqueued, Processing, Processing", await HistoryAsync(id));
        probe.Release.TrySetResult();
    }

    [Fact]
    public async Task WhatAFilterWritesWithTheStartIsThereWhenTheJobRuns()
    {
        filters.Add(new NotesTheStart());
        var storage = Open(ForGood);
        var probe = LabJobs.Probe(out var key);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.WaitForRelease(key));

        using var server = Start(storage);
        await Eventually.Reached(probe.Started.Task);

        Assert.Equal(id, await Database.ScalarAsync<string>("select value from hangfire.set where key = 'started'"));
        Assert.Equal("Processing", await StateAsync(id));
        probe.Release.TrySetResult();
    }

    [Fact]
    public async Task AJobDeletedByAnotherProcessAsItStartsStaysDeleted()
    {
        var storage = Open(ForGood);
        var probe = LabJobs.Probe(out var key);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.WaitForRelease(key));
        using var server = Start(storage);
        await Eventually.Reached(probe.Started.Task);

        Assert.True(Client(OpenStorage()).Delete(id));
        probe.Release.TrySetResult();
        await WaitUntilAsync("select count(*) = 0 from hangfire.jobqueue");

        Assert.Equal("Enqueued, Deleted", await HistoryAsync(id));
        Assert.Equal("Deleted", await StateAsync(id));
    }

    [Fact]
    public async Task AJobDeletedInTheSameProcessAsItStartsHasBegun()
    {
        var storage = Open(ForGood);
        var probe = LabJobs.Probe(out var key);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.WaitForRelease(key));
        using var server = Start(storage);
        await Eventually.Reached(probe.Started.Task);

        Assert.True(Client(storage).Delete(id));
        probe.Release.TrySetResult();
        await WaitUntilAsync("select count(*) = 0 from hangfire.jobqueue");

        Assert.Equal("Enqueued, Processing, Deleted", await HistoryAsync(id));
    }

    [Fact]
    public async Task AJobEnqueuedAgainByAnotherProcessAsItStartsRunsOnceMore()
    {
        var storage = Open(ForGood);
        var probe = LabJobs.Probe(out var key);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.NoteAndWait(key));
        using var server = Start(storage, options => options.WorkerCount = 1);
        await Eventually.Reached(probe.Started.Task);

        Assert.True(Client(OpenStorage()).ChangeState(id, new EnqueuedState(), "Enqueued"));
        probe.Release.TrySetResult();
        await ReachesAsync(id, "Succeeded");

        Assert.Equal("Enqueued, Enqueued, Processing, Succeeded", await HistoryAsync(id));
        Assert.Equal(2, probe.Notes.Count);
        await WaitUntilAsync("select count(*) = 0 from hangfire.jobqueue");
    }

    [Fact]
    public async Task AJobInterruptedByTheStopAsItStartsIsStillEnqueued()
    {
        var storage = Open(ForGood);
        var probe = LabJobs.Probe(out var key);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.WaitForCancellation(key, CancellationToken.None));
        using var server = Start(storage);
        await Eventually.Reached(probe.Started.Task);

        server.SendStop();
        await server.WaitForShutdownAsync(CancellationToken.None).WaitAsync(Patience);

        Assert.Equal("Enqueued", await HistoryAsync(id));
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from hangfire.jobqueue where fetchedat is null"));
    }

    [Fact]
    public async Task TheStartOfAJobHandedBackByTheServerIsForgotten()
    {
        var storage = Open(TimeSpan.FromSeconds(1));
        var probe = LabJobs.Probe(out var key);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.NoteAndWait(key));
        using var first = Start(storage, options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(50));
        await Eventually.Reached(probe.Started.Task);

        first.Dispose();
        var atHandBack = await HistoryAsync(id);
        using var second = Start(Open(ForGood));
        await Eventually.HoldsAsync(() => probe.Notes.Count == 2, "the second server took the job");
        probe.Release.TrySetResult();
        await ReachesAsync(id, "Succeeded");

        Assert.Equal($"{atHandBack}, Processing, Succeeded", await HistoryAsync(id));
    }

    [Fact]
    public async Task AShortJobThatFailsIsScheduledAfterItsStart()
    {
        filters.Add(new AutomaticRetryAttribute());
        var storage = Open(ForGood);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.FailSlowly());

        using var server = Start(storage);
        await ReachesAsync(id, "Scheduled");

        Assert.Equal("Enqueued, Processing, Failed, Scheduled", await HistoryAsync(id));
        Assert.Equal(1, await CommitsAsync(id));
    }

    [Fact]
    public async Task AStartThatCouldNotBeStoredIsStoredWhileTheJobRuns()
    {
        var storage = Open(TimeSpan.FromMilliseconds(500));
        await RefuseStatesAsync("Processing");
        var probe = LabJobs.Probe(out var key);
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.WaitForRelease(key));
        using var server = Start(storage);
        await WaitUntilAsync("select is_called from refused");

        await AcceptStatesAsync();
        await ReachesAsync(id, "Processing");
        probe.Release.TrySetResult();
        await ReachesAsync(id, "Succeeded");

        Assert.Equal("Enqueued, Processing, Succeeded", await HistoryAsync(id));
    }

    [Fact]
    public async Task AnOutcomeThatCouldNotBeStoredIsStoredLaterWithItsStart()
    {
        var storage = Open(ForGood);
        await RefuseStatesAsync("Succeeded");
        var id = Client(storage).Enqueue<LabJobs>(jobs => jobs.Return(1));
        using var server = Start(storage);
        await WaitUntilAsync("select last_value > 1 from refused");

        await AcceptStatesAsync();
        await ReachesAsync(id, "Succeeded");

        Assert.Equal("Enqueued, Processing, Succeeded", await HistoryAsync(id));
        await WaitUntilAsync("select count(*) = 0 from hangfire.jobqueue");
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task AJobWhoseOutcomeNoFilterLetsThroughFails()
    {
        filters.Add(new ThrowsAtTheEnd());
        var storage = Open(ForGood);
        var ids = Enumerable.Range(0, 3).Select(_ => Client(storage).Enqueue<LabJobs>(jobs => jobs.Return(1))).ToList();

        using var server = Start(storage, options => options.WorkerCount = 1);
        foreach (var id in ids)
        {
            await ReachesAsync(id, "Failed", TimeSpan.FromSeconds(60));
            Assert.Equal("Enqueued, Processing, Failed", await HistoryAsync(id));
        }
    }

    private PostgreSqlStorage Open(TimeSpan deferral) => OpenStorage(new PostgreSqlStorageOptions { StartDeferral = deferral });

    private BackgroundJobClient Client(JobStorage storage) => new(storage, Providers());

    private JobFilterProviderCollection Providers() => new(filters, new JobFilterAttributeFilterProvider());

    private BackgroundJobServer Start(JobStorage storage, Action<BackgroundJobServerOptions>? configure = null)
    {
        var options = new BackgroundJobServerOptions
        {
            WorkerCount = 2, FilterProvider = Providers(), Activator = new JobActivator(), ShutdownTimeout = TimeSpan.FromSeconds(5),
        };
        configure?.Invoke(options);
        return new BackgroundJobServer(options, storage);
    }

    private static string? Ask(JobStorage storage, string question, string id)
    {
        using var connection = storage.GetConnection();
        return question switch
        {
            "GetJobData" => connection.GetJobData(id)?.State,
            "GetStateData" => connection.GetStateData(id)?.Name,
            _ => storage.GetMonitoringApi().JobDetails(id).History[0].StateName,
        };
    }

    // Past the engine, for which asking is a reason to write.
    private Task<string?> StateAsync(string id) => Database.ScalarAsync<string>($"select statename from hangfire.job where id = {id}");

    private Task<string?> HistoryAsync(string id) =>
        Database.ScalarAsync<string>($"select string_agg(name, ', ' order by id) from hangfire.state where jobid = {id}");

    private Task<long> CommitsAsync(string id) =>
        Database.ScalarAsync<long>($"select count(distinct xmin::text) from hangfire.state where jobid = {id} and name <> 'Enqueued'");

    private Task ReachesAsync(string id, string state) => WaitUntilAsync($"select statename = '{state}' from hangfire.job where id = {id}");

    private async Task ReachesAsync(string id, string state, TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit);
        while (await StateAsync(id) != state)
        {
            await Task.Delay(50, patience.Token);
        }
    }

    // The sequence counts on although the transaction is rolled back.
    private async Task RefuseStatesAsync(string name)
    {
        await Database.ExecuteAsync("create sequence refused");
        await Database.ExecuteAsync(
            "create function refuse() returns trigger language plpgsql as $$ begin perform nextval('refused'); raise exception 'refused'; end $$");
        await Database.ExecuteAsync($"create trigger refuse before insert on hangfire.state for each row when (new.name = '{name}') execute function refuse()");
    }

    private Task AcceptStatesAsync() => Database.ExecuteAsync("drop trigger refuse on hangfire.state");

    private sealed class SeenAtTheEnd : IElectStateFilter
    {
        public string? State { get; private set; }

        public void OnStateElection(ElectStateContext context)
        {
            if (context.CandidateState is SucceededState) State = context.Connection.GetStateData(context.BackgroundJob.Id)?.Name;
        }
    }

    private sealed class NotesTheStart : IApplyStateFilter
    {
        public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
        {
            if (context.NewState is ProcessingState) transaction.AddToSet("started", context.BackgroundJob.Id);
        }

        public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
        {
        }
    }

    private sealed class ThrowsAtTheEnd : IElectStateFilter
    {
        public void OnStateElection(ElectStateContext context)
        {
            if (context.CandidateState is SucceededState) throw new InvalidOperationException("broken");
        }
    }
}
