using Hangfire.PostgreSql;
using Npgsql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class IdleServerTests : PostgreSqlTest
{
    // All intervals are a tenth of the defaults, and so the bound is ten times that of a server as it comes.
    private const double MostPerSecond = 0.2 * 10;

    private static readonly TimeSpan SettlingDown = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task AnIdleServerSendsAtMostOneStatementInFiveSeconds()
    {
        var storage = OpenStorage(new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromSeconds(1.5) });
        var options = new BackgroundJobServerOptions
        {
            WorkerCount = 20, SchedulePollingInterval = TimeSpan.FromSeconds(1.5), HeartbeatInterval = TimeSpan.FromSeconds(3),
            ServerCheckInterval = TimeSpan.FromSeconds(30),
        };
        using var server = new BackgroundJobServer(options, storage);
        await Task.Delay(SettlingDown);
        var before = await TransactionsAsync();

        await Task.Delay(Window);

        // Every statement of an idle server is a transaction of its own.
        Assert.InRange((await TransactionsAsync() - before) / Window.TotalSeconds, 0.1, MostPerSecond);
    }

    // Asked from another database, so that the question does not count.
    private async Task<long> TransactionsAsync()
    {
        var elsewhere = new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(elsewhere.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select xact_commit + xact_rollback from pg_stat_database where datname = $1", connection) { Parameters = { new() { Value = Database.Name } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
