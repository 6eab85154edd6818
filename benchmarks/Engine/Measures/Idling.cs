using System.Globalization;

namespace Engine.Benchmarks.Measures;

/// <summary>P8: how many statements a process sends that has nothing to do.</summary>
internal sealed class Idling(BenchDatabase database, Scale scale)
{
    private const string CallsSql =
        "select coalesce(sum(calls), 0)::bigint from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database()) " +
        "and query not like '%pg_stat_statements%'";

    private static readonly TimeSpan SettlingDown = TimeSpan.FromSeconds(15);

    public async Task<Result> RunAsync()
    {
        await database.RunAsync("create extension if not exists pg_stat_statements");
        using var worker = await WorkerProcess.StartAsync(database.ConnectionString);
        await Task.Delay(SettlingDown);
        var before = await database.AskAsync<long>(CallsSql);
        await Task.Delay(scale.IdleWindow);
        var rate = (await database.AskAsync<long>(CallsSql) - before) / scale.IdleWindow.TotalSeconds;
        return new Result(
            "P8", "statements of an idle process", string.Create(CultureInfo.InvariantCulture, $"{rate:0.00}/s"),
            string.Create(CultureInfo.InvariantCulture, $"over {scale.IdleWindow.TotalSeconds:0} s"), rate, "–", "≤ 0.2/s", rate <= 0.2);
    }
}
