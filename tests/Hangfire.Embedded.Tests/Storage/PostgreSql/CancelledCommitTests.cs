using Hangfire.Storage;
using Npgsql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

/// <summary>Whoever gives up waiting for a commit must not leave the others waiting.</summary>
public sealed class CancelledCommitTests : PostgreSqlTest
{
    [Fact]
    public async Task CommitsGoOnWhenThoseWaitingInFrontAreCancelled()
    {
        var storage = OpenStorage();
        var locked = Enqueue(storage);
        using var cancellation = new CancellationTokenSource();
        Task blocked;
        List<Task> cancelled;
        await using (await HoldAsync(locked))
        {
            blocked = CommitAsync(storage, transaction => transaction.SetJobState(locked, new TestState("Blocked")));
            await WaitUntilAsync("select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database())");
            cancelled = Enumerable.Range(0, 5)
                .Select(number => CommitAsync(storage, transaction => transaction.AddToSet("cancelled", $"{number}"), cancellation.Token)).ToList();
            await cancellation.CancelAsync();
        }

        await blocked.WaitAsync(Patience);
        foreach (var task in cancelled)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task.WaitAsync(Patience));
        }

        await CommitAsync(storage, transaction => transaction.AddToSet("later", "1")).WaitAsync(Patience);
        await Task.Run(() => Enqueue(storage)).WaitAsync(Patience);
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from hangfire.set where key = 'cancelled'"));
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from hangfire.set where key = 'later'"));
    }

    [Fact]
    public async Task ACommitThatWasSentIsNotCancelled()
    {
        var storage = OpenStorage();
        var locked = Enqueue(storage);
        using var cancellation = new CancellationTokenSource();
        Task sent;
        await using (await HoldAsync(locked))
        {
            sent = CommitAsync(storage, transaction => transaction.SetJobState(locked, new TestState("Sent")), cancellation.Token);
            await WaitUntilAsync("select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database())");
            await cancellation.CancelAsync();
        }

        await sent.WaitAsync(Patience);
        using var connection = storage.GetConnection();
        Assert.Equal("Sent", connection.GetJobData(locked)!.State);
    }

    private async Task<NpgsqlConnection> HoldAsync(string jobId)
    {
        var outside = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Pooling = false }.ConnectionString);
        await outside.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; select 1 from hangfire.job where id = {jobId} for update", outside);
        await command.ExecuteNonQueryAsync();
        return outside;
    }

    private static Task CommitAsync(JobStorage storage, Action<JobStorageTransaction> write, CancellationToken cancellationToken = default)
    {
        var transaction = Transaction(storage);
        write(transaction);
        return transaction.CommitAsync(cancellationToken);
    }
}
