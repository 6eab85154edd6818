using System.Diagnostics;
using System.Globalization;
using Engine.Benchmarks.Subjects;

namespace Engine.Benchmarks.Measures;

/// <summary>What one job costs, which says more than its rate on a machine that does other things besides.</summary>
internal sealed class Costing(string server, int jobs)
{
    private const int Rounds = 3;
    private const int OneByOne = 2_000;

    public async Task<int> RunAsync()
    {
        await using var database = await BenchDatabase.CreateAsync(server);
        var engine = new EngineSubject(database);
        for (var round = 0; round <= Rounds; round++)
        {
            await database.RunAsync("truncate hangfire.job, hangfire.state, hangfire.jobparameter, hangfire.jobqueue, hangfire.counter");
            Print("enqueue one", OneByOne, await CostAsync(database, () => EnqueueEachAsync(engine)));
            Print("enqueue many", jobs, await CostAsync(database, () => EnqueueManyAsync(engine)));
            await database.RunAsync("vacuum analyze");
            await database.RunAsync("checkpoint");
            Print("drain", OneByOne + jobs, await CostAsync(database, () => engine.DrainAsync(OneByOne + jobs)));
        }

        return 0;
    }

    private static Task<double> EnqueueEachAsync(EngineSubject engine)
    {
        var started = Stopwatch.GetTimestamp();
        for (var number = 0; number < OneByOne; number++)
        {
            engine.EnqueueOne(number);
        }

        return Task.FromResult(OneByOne / Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private Task<double> EnqueueManyAsync(EngineSubject engine)
    {
        var started = Stopwatch.GetTimestamp();
        engine.EnqueueMany(jobs);
        return Task.FromResult(jobs / Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private static async Task<Cost> CostAsync(BenchDatabase database, Func<Task<double>> work)
    {
        var (cpu, bytes, wal, commits) = (await CpuTimes.NowAsync(database), GC.GetTotalAllocatedBytes(), await WalAsync(database), await CommitsAsync(database));
        var rate = await work();
        return new Cost(
            rate, await CpuTimes.NowAsync(database) - cpu, GC.GetTotalAllocatedBytes() - bytes,
            await WalAsync(database) - wal, await CommitsAsync(database) - commits);
    }

    private static Task<decimal> WalAsync(BenchDatabase database) => database.AskAsync<decimal>("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')");

    private static Task<long> CommitsAsync(BenchDatabase database) =>
        database.AskAsync<long>("select xact_commit from pg_stat_database where datname = current_database()");

    private static void Print(string what, int done, Cost cost) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-13} {cost.Rate,7:0}/s   CPU per job: client {cost.Cpu.Client.TotalMicroseconds / done,6:0} µs, server {cost.Cpu.Server.TotalMicroseconds / done,6:0} µs   " +
        $"allocated {cost.Bytes / done / 1024.0,6:0.0} KiB   WAL {cost.Wal / done,6:0} bytes   transactions {cost.Commits / (double)done,6:0.000}"));

    private sealed record Cost(double Rate, CpuTimes Cpu, long Bytes, decimal Wal, long Commits);
}
