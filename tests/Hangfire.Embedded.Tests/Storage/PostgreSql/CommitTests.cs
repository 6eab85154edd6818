using Hangfire.Storage;
using Npgsql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class CommitTests : PostgreSqlTest
{
    [Fact]
    public async Task CommitsThatWaitTogetherAreWrittenTogether()
    {
        var storage = OpenStorage();
        var (blocked, waiting) = await CommitBehindALockAsync(storage, Enumerable.Range(0, 10)
            .Select(number => (Action<JobStorageTransaction>)(transaction => transaction.AddToSet("group", $"{number}"))));

        await Task.WhenAll(waiting.Append(blocked)).WaitAsync(Patience);

        Assert.Equal(10, await Database.ScalarAsync<long>("select count(*) from hangfire.set where key = 'group'"));
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(distinct xmin::text) from hangfire.set where key = 'group'"));
    }

    [Fact]
    public async Task OfACommitGroupOnlyTheFaultyMemberFails()
    {
        var storage = OpenStorage();
        var (blocked, waiting) = await CommitBehindALockAsync(storage, Enumerable.Range(0, 10)
            .Select(number => (Action<JobStorageTransaction>)(transaction =>
            {
                transaction.AddToSet("group", $"{number}");
                if (number == 6)
                {
                    transaction.AddToQueue("zero\0byte", "1");
                }
            })));

        await blocked.WaitAsync(Patience);
        for (var number = 0; number < 10; number++)
        {
            if (number == 6)
            {
                await Assert.ThrowsAsync<PostgresException>(() => waiting[number].WaitAsync(Patience));
            }
            else
            {
                await waiting[number].WaitAsync(Patience);
            }
        }

        Assert.Equal(9, await Database.ScalarAsync<long>("select count(*) from hangfire.set where key = 'group'"));
    }

    [Fact]
    public async Task OfACommitGroupOnlyTheMemberWithAWrongExpectationFails()
    {
        var storage = OpenStorage();
        var jobs = Enumerable.Range(0, 5).Select(_ => Enqueue(storage)).ToList();
        using var connection = storage.GetConnection();
        var seen = jobs.ConvertAll(id => connection.GetJobData(id)!.StateId);
        Write(storage, transaction => transaction.SetJobState(jobs[2], new TestState("Deleted")));

        var (blocked, waiting) = await CommitBehindALockAsync(storage, jobs.Select((id, number) => (Action<JobStorageTransaction>)(transaction =>
        {
            transaction.ExpectState(id, seen[number]);
            transaction.SetJobState(id, new TestState("Processing"));
        })));
        await blocked.WaitAsync(Patience);

        await Assert.ThrowsAsync<StateChangedException>(() => waiting[2].WaitAsync(Patience));
        Assert.Equal(
            ["Processing", "Processing", "Deleted", "Processing", "Processing"], jobs.Select(id => connection.GetJobData(id)!.State));
    }

    [Fact]
    public void ACommitTellsTheIdOfTheStateItSet()
    {
        var storage = OpenStorage();
        var id = Enqueue(storage);
        using var transaction = Transaction(storage);
        transaction.SetJobState(id, new TestState("Processing"));

        transaction.Commit();

        using var connection = storage.GetConnection();
        Assert.Equal(connection.GetJobData(id)!.StateId, transaction.CommittedStateId(id));
    }

    [Fact]
    public async Task CommitsSurviveTheLossOfAllConnections()
    {
        var storage = OpenStorage();
        Enqueue(storage);
        await Database.ExecuteAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()");

        var failures = 0;
        for (var done = 0; done < 5;)
        {
            try
            {
                Enqueue(storage);
                done++;
            }
            catch (NpgsqlException)
            {
                Assert.True(++failures < 5, "the storage does not recover");
            }
        }

        using var connection = storage.GetConnection();
        Assert.NotNull(connection.GetJobData("1"));
        Assert.True(await Database.ScalarAsync<long>("select count(*) from hangfire.jobqueue") >= 6);
    }

    [Fact]
    public async Task AnErrorTextWithCharactersTheDatabaseRefusesIsStoredAllTheSame()
    {
        var storage = OpenStorage();
        var id = Enqueue(storage);

        Write(storage, transaction => transaction.SetJobState(
            id, new TestState("Failed", ("ExceptionMessage", "zero \0 and half \uD83D pair 😀")) { Reason = "a\0b" }));

        using var connection = storage.GetConnection();
        Assert.Equal("zero \uFFFD and half \uFFFD pair 😀", connection.GetStateData(id)!.Data!["ExceptionMessage"]);
        Assert.Equal("a\uFFFDb", await Database.ScalarAsync<string>("select reason from hangfire.state where name = 'Failed'"));
    }

    [Fact]
    public async Task TenThousandJobsAreOneCommit()
    {
        var storage = OpenStorage();

        Write(storage, transaction =>
        {
            for (var number = 0; number < 10_000; number++)
            {
                var id = transaction.CreateJob(
                    StorageContractJobs.SomeJob(), new Dictionary<string, string?> { ["A"] = "1" }, DateTime.UtcNow, TimeSpan.FromHours(1));
                transaction.SetJobState(id, new TestState("Enqueued"));
                transaction.AddToQueue("default", id);
            }
        });

        Assert.Equal(1, await Database.ScalarAsync<long>("select count(distinct xmin::text) from hangfire.job"));
        Assert.Equal(10_000, await Database.ScalarAsync<long>(
            "select count(*) from hangfire.job j join hangfire.state s on s.id = j.stateid join hangfire.jobparameter p on p.jobid = j.id " +
            "join hangfire.jobqueue q on q.jobid = j.id"));
    }

    // One commit waits for a row that is locked from outside; the others gather behind it.
    private async Task<(Task Blocked, List<Task> Waiting)> CommitBehindALockAsync(
        JobStorage storage, IEnumerable<Action<JobStorageTransaction>> writes)
    {
        var locked = Enqueue(storage);
        await using var outside = new NpgsqlConnection(Database.ConnectionString);
        await outside.OpenAsync();
        await using var hold = await outside.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand($"select 1 from hangfire.job where id = {locked} for update", outside))
        {
            await command.ExecuteScalarAsync();
        }

        var blocked = CommitAsync(storage, transaction => transaction.SetJobState(locked, new TestState("Blocked")));
        await WaitUntilAsync("select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database())");
        var waiting = writes.Select(write => CommitAsync(storage, write)).ToList();
        await hold.RollbackAsync();
        return (blocked, waiting);
    }

    private static Task CommitAsync(JobStorage storage, Action<JobStorageTransaction> write)
    {
        var transaction = Transaction(storage);
        write(transaction);
        return transaction.CommitAsync(CancellationToken.None);
    }
}
