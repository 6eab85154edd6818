using Hangfire.Logging;
using Hangfire.PostgreSql.Connections;
using Hangfire.Server;
using Hangfire.Storage;

namespace Hangfire.PostgreSql.Housekeeping;

/// <summary>Removes what expired, a batch at a time; one process does it while the others wait for the next round.</summary>
internal sealed class ExpirationCleaner(StorageEngine engine) : IBackgroundProcess
{
    private const string LockName = "locks:expiration";

    private const string AbandonedLocksSql = "delete from hangfire.lock where acquired < now() - $1";

    private static readonly ILog Log = LogProvider.GetLogger(typeof(ExpirationCleaner));

    private static readonly string[] Statements =
    [
        "delete from hangfire.job where id in (select id from hangfire.job where expireat < now() order by expireat limit $1 for update skip locked)",
        "delete from hangfire.set where id in (select id from hangfire.set where expireat < now() order by expireat limit $1 for update skip locked)",
        "delete from hangfire.hash where id in (select id from hangfire.hash where expireat < now() order by expireat limit $1 for update skip locked)",
        "delete from hangfire.list where id in (select id from hangfire.list where expireat < now() order by expireat limit $1 for update skip locked)",
        "delete from hangfire.aggregatedcounter where id in " +
        "(select id from hangfire.aggregatedcounter where expireat < now() order by expireat limit $1 for update skip locked)",
    ];

    public void Execute(BackgroundProcessContext context)
    {
        CleanUnlessAnotherDoes(context.StoppingToken);
        context.Wait(engine.Options.JobExpirationCheckInterval);
    }

    public override string ToString() => "Expiration cleaner";

    private void CleanUnlessAnotherDoes(CancellationToken stopping)
    {
        try
        {
            using (engine.Locks.Acquire(LockName, TimeSpan.Zero))
            {
                Clean(stopping);
            }
        }
        catch (DistributedLockTimeoutException)
        {
            Log.Debug("Another process is removing expired rows; this one leaves it to that.");
        }
    }

    private void Clean(CancellationToken stopping)
    {
        var size = engine.Options.DeleteExpiredBatchSize;
        foreach (var statement in Statements)
        {
            while (!stopping.IsCancellationRequested
                && engine.Database.ExecuteOwn(new SqlStatement(statement).Bind(size)) >= size)
            {
            }
        }

        engine.Database.ExecuteOwn(new SqlStatement(AbandonedLocksSql).Bind(engine.Options.DistributedLockTimeout));
    }
}
