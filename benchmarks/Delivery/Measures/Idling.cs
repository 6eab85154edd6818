using System.Globalization;
using Engine.Benchmarks;
using Npgsql;

namespace Delivery.Benchmarks.Measures;

/// <summary>P8: what an application asks the database while nothing happens, with a server that works and without.</summary>
internal sealed class Idling(BenchDatabase database, Scale scale)
{
    public async Task<Result> RunAsync(int workers)
    {
        using var host = await BenchHost.StartAsync(database.ConnectionString, 1, Alone.Handler, workers);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var queries = await QueriesAsync();
        await host.StopAsync();
        var rate = queries / scale.IdleWindow.TotalSeconds;
        return new Result(
            "P8", workers == 0 ? "queries of an idle process that relays" : "queries of an idle process that relays and works", string.Create(CultureInfo.InvariantCulture, $"{rate:0.00}/s"),
            string.Create(CultureInfo.InvariantCulture, $"{scale.IdleWindow.TotalSeconds:0} s"), rate, $"{queries} queries", "≤ 0.2/s", rate <= 0.2);
    }

    private async Task<int> QueriesAsync()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select pid, query_start from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query_start is not null and backend_type = 'client backend'", connection);
        var seen = new HashSet<(int, DateTime)>();
        int? before = null;
        for (var until = DateTime.UtcNow + scale.IdleWindow; DateTime.UtcNow < until; await Task.Delay(20))
        {
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                seen.Add((rows.GetInt32(0), rows.GetDateTime(1)));
            }

            before ??= seen.Count;
        }

        return seen.Count - before!.Value;
    }
}
