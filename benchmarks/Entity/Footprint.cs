using Engine.Benchmarks;

namespace Entity.Benchmarks;

/// <summary>What a piece of work costs the database and the process.</summary>
internal sealed record Footprint(long Commits, long WalBytes, long AllocatedBytes, long ResidentBytes)
{
    public static async Task<Footprint> OfAsync(BenchDatabase database, Func<Task> work)
    {
        var before = await NowAsync(database);
        await work();
        var after = await NowAsync(database);
        return new Footprint(
            after.Commits - before.Commits, after.WalBytes - before.WalBytes, after.AllocatedBytes - before.AllocatedBytes, after.ResidentBytes);
    }

    private static async Task<Footprint> NowAsync(BenchDatabase database)
    {
        await Task.Delay(TimeSpan.FromSeconds(1.5)); // a session reports its statistics once a second
        var commits = await database.AskAsync<long>("select xact_commit from pg_stat_database where datname = current_database()");
        var wal = await database.AskAsync<decimal>("select pg_current_wal_lsn() - '0/0'::pg_lsn");
        return new Footprint(commits, (long)wal, GC.GetTotalAllocatedBytes(), Environment.WorkingSet);
    }
}
