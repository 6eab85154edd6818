using Hangfire.PostgreSql;
using Npgsql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

[Collection(nameof(IdleServerCollection))]
public sealed class IdleServerTests : PostgreSqlTest
{
    // All intervals are a tenth of the defaults, and so the bound is ten times that of a server as it comes.
    private const double MostPerSecond = 0.2 * 10;

    private const int Windows = 5;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(8);

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

        Assert.InRange(await QuietestRateAsync(), 0.1, MostPerSecond);
    }

    // Every statement of an idle server is a transaction of its own. There are others while it starts, and when the database tidies up; a
    // server that asks too often has no quiet window.
    private async Task<double> QuietestRateAsync()
    {
        var quietest = double.MaxValue;
        for (var window = 0; window < Windows && quietest > MostPerSecond; window++)
        {
            var before = await TransactionsAsync();
            await Task.Delay(Window);
            quietest = Math.Min(quietest, (await TransactionsAsync() - before) / Window.TotalSeconds);
        }

        return quietest;
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
