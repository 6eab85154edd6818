using Engine.Benchmarks;
using Engine.Benchmarks.Subjects;

namespace Entity.Benchmarks;

/// <summary>What a piece of work costs the database and the process.</summary>
/// <param name="Commits">Transactions that wrote something, each of which costs a flush; those that only read are not counted.</param>
/// <param name="WalBytes">What the server's log grew by.</param>
/// <param name="AllocatedBytes">By this process.</param>
/// <param name="ResidentBytes">Of this process, afterwards.</param>
/// <param name="Cpu">Of this process and the server.</param>
internal sealed record Footprint(long Commits, long WalBytes, long AllocatedBytes, long ResidentBytes, CpuTimes Cpu)
{
    public TimeSpan CpuTotal => Cpu.Client + Cpu.Server;

    public static async Task<Footprint> OfAsync(BenchDatabase database, Func<Task> work)
    {
        await database.RunAsync("create extension if not exists pg_walinspect");
        var (position, cpu, allocated) = (await PositionAsync(database), await CpuTimes.NowAsync(database), GC.GetTotalAllocatedBytes());
        await work();
        var (allocatedSince, cpuSince, end) = (GC.GetTotalAllocatedBytes() - allocated, await CpuTimes.NowAsync(database) - cpu, await PositionAsync(database));
        return new Footprint(
            await database.AskAsync<long>($"""
                select count from pg_get_wal_stats('{position}', '{end}', per_record => true) where "resource_manager/record_type" = 'Transaction/COMMIT'
                """),
            (long)await database.AskAsync<decimal>($"select '{end}'::pg_lsn - '{position}'::pg_lsn"),
            allocatedSince,
            Environment.WorkingSet,
            cpuSince);
    }

    private static Task<string> PositionAsync(BenchDatabase database) => database.AskAsync<string>("select pg_current_wal_flush_lsn()::text");
}
