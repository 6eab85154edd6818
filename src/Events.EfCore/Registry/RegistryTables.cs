using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

/// <summary>Creates the tables of the shared registry where they are missing, whichever application comes first.</summary>
internal sealed class RegistryTables : IDisposable
{
    private const long Lock = 0x4556_5245_4749;

    private readonly SemaphoreSlim once = new(1, 1);
    private volatile bool exist;

    /// <summary>Looks once per process; a user without the right to create tables is asked for none that exist.</summary>
    public async Task EnsureAsync(RegistryDbContext registry, CancellationToken cancel)
    {
        if (exist)
        {
            return;
        }

        await once.WaitAsync(cancel);
        try
        {
            if (!exist && !await ExistAsync(registry, cancel))
            {
                await CreateAsync(registry, cancel);
            }

            exist = true;
        }
        finally
        {
            once.Release();
        }
    }

    public void Dispose() => once.Dispose();

    private static async Task CreateAsync(RegistryDbContext registry, CancellationToken cancel)
    {
        await using var transaction = await registry.Database.BeginTransactionAsync(cancel);
        await registry.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", cancel);
        if (!await ExistAsync(registry, cancel))
        {
            await registry.Database.ExecuteSqlRawAsync(registry.Database.GenerateCreateScript(), cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    // Not to_regclass: within a transaction it may go on to answer from what it looked up before another one created them.
    private static Task<bool> ExistAsync(RegistryDbContext registry, CancellationToken cancel) => registry.Database
        .SqlQuery<bool>($"""select exists (select from pg_catalog.pg_tables where schemaname = 'events' and tablename = 'subscription') as "Value" """)
        .SingleAsync(cancel);
}
