using Hangfire.PostgreSql.Connections;
using Hangfire.PostgreSql.Housekeeping;
using Hangfire.PostgreSql.Locks;
using Hangfire.PostgreSql.Queues;
using Hangfire.PostgreSql.Schema;
using Hangfire.PostgreSql.Transactions;

namespace Hangfire.PostgreSql;

/// <summary>
/// What all connections of one storage share. Besides the callers' own reads it uses at most five connections at once: one each for
/// commits, claims, listening, keeping fresh what is held, and housekeeping.
/// </summary>
internal sealed class StorageEngine
{
    private readonly QueueSignal signal = new();
    private readonly CommitWriter writer;
    private readonly GroupCommitter committer;

    public StorageEngine(ConnectionSource source, PostgreSqlStorageOptions options)
    {
        Options = options;
        Database = new Database(source, options, database => SchemaStartup.Prepare(database, options));
        SchemaStartup.PrepareWithRetries(Database, options);

        var keeper = new LeaseKeeper(Database, options);
        writer = new CommitWriter(Database);
        committer = new GroupCommitter(Database, writer);
        Ids = new IdReserve(Database);
        Locks = new DistributedLocks(Database, options, keeper);
        Fetchers = new QueueFetchers(Database, new Claims(Database, options, keeper, signal), signal, options);
        Clock = new DatabaseClock(Database);
        Deferred = new DeferredCommits(Database, committer, options.StartDeferral);
    }

    public PostgreSqlStorageOptions Options { get; }

    public Database Database { get; }

    public IdReserve Ids { get; }

    public DistributedLocks Locks { get; }

    public QueueFetchers Fetchers { get; }

    public DatabaseClock Clock { get; }

    public DeferredCommits Deferred { get; }

    public DeferredCommit Defer(long jobId, Changes changes) => new(Deferred, jobId, changes);

    public void Commit(Changes changes)
    {
        if (changes.IsEmpty)
        {
            return;
        }

        if (Database.HasCallersTransaction)
        {
            CommitWithCaller(changes);
        }
        else
        {
            committer.Commit(changes);
        }

        Announce(changes);
    }

    public async Task CommitAsync(Changes changes, CancellationToken cancellationToken)
    {
        if (changes.IsEmpty || Database.HasCallersTransaction)
        {
            Commit(changes);
            return;
        }

        await committer.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        Announce(changes);
    }

    /// <summary>Hands the changes to the committer and returns; not for use inside a caller's transaction.</summary>
    public CommitInFlight BeginCommit(Changes changes) =>
        new(changes.IsEmpty ? null : committer.Begin(changes), () => Announce(changes));

    private void CommitWithCaller(Changes changes)
    {
        using var rented = Database.Rent();
        if (!Database.IsShared || CallersTransaction.IsOpenOn(rented.Connection))
        {
            writer.WriteInside(rented.Connection, changes);
            return;
        }

        foreach (var conflict in writer.Write(rented.Connection, [changes]).Values)
        {
            throw conflict;
        }
    }

    // Inside a caller's transaction the jobs are not there yet; the database announces them when it commits.
    private void Announce(Changes changes)
    {
        if (changes.Enqueues)
        {
            signal.JobsWereEnqueued();
        }
    }
}
