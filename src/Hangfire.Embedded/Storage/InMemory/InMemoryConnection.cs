using Hangfire.Common;
using Hangfire.InMemory.Commands;
using Hangfire.InMemory.Entries;
using Hangfire.Server;
using Hangfire.Storage;

namespace Hangfire.InMemory;

/// <summary>Jobs, queues, locks and servers; collections are in the other part.</summary>
internal sealed partial class InMemoryConnection : JobStorageConnection
{
    private readonly MemoryDispatcher _dispatcher;
    private readonly JobIdentifiers _identifiers;
    private readonly MemoryLocks _locks;

    public InMemoryConnection(MemoryDispatcher dispatcher, JobIdentifiers identifiers)
    {
        _dispatcher = dispatcher;
        _identifiers = identifiers;
        _locks = new MemoryLocks(dispatcher, owner: this);
    }

    public override IWriteOnlyTransaction CreateWriteTransaction() => new InMemoryTransaction(_dispatcher, _identifiers, _locks);

    public override IDisposable AcquireDistributedLock(string resource, TimeSpan timeout) => _locks.Acquire(resource, timeout);

    public override string CreateExpiredJob(Job job, IDictionary<string, string?> parameters, DateTime createdAt, TimeSpan expireIn)
    {
        var command = JobCreation.Prepare(_identifiers, job, parameters, createdAt, expireIn);
        _dispatcher.Apply(command);
        return command.Id;
    }

    public override IFetchedJob FetchNextJob(string[] queues, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queues);
        if (queues.Length == 0) throw new ArgumentException("Expected at least one queue to fetch from, got none. Name one.", nameof(queues));
        cancellationToken.ThrowIfCancellationRequested();

        using var request = new FetchRequest(queues);
        _dispatcher.Apply(new TakeNextJob(request));
        if (request.Waits) WaitFor(request, cancellationToken);
        return new InMemoryFetchedJob(_dispatcher, request.Job!, request.Snapshot);
    }

    public override void SetJobParameter(string id, string name, string? value)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(name);
        _dispatcher.Apply(new SetJobParameter(id, name, value));
    }

    public override string? GetJobParameter(string id, string name)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(name);
        return _dispatcher.Read(state => state.Jobs.Find(id))?.Parameters.GetValueOrDefault(name);
    }

    public override JobData? GetJobData(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        return SnapshotOf(jobId)?.ToJobData();
    }

    public override StateData? GetStateData(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        if (SnapshotOf(jobId)?.State is not { } state) return null;
        return new StateData { Name = state.Name, Reason = state.Reason, Data = state.CopyData() };
    }

    public override void AnnounceServer(string serverId, ServerContext context)
    {
        ArgumentNullException.ThrowIfNull(serverId);
        ArgumentNullException.ThrowIfNull(context);
        _dispatcher.Apply(new AnnounceServer(serverId, context.WorkerCount, [.. context.Queues]));
    }

    public override void RemoveServer(string serverId)
    {
        ArgumentNullException.ThrowIfNull(serverId);
        _dispatcher.Apply(new RemoveServer(serverId));
    }

    public override void Heartbeat(string serverId)
    {
        ArgumentNullException.ThrowIfNull(serverId);
        var command = new Heartbeat(serverId);
        _dispatcher.Apply(command);
        if (!command.IsKnown) throw new BackgroundServerGoneException();
    }

    public override int RemoveTimedOutServers(TimeSpan timeOut)
    {
        if (timeOut < TimeSpan.Zero)
            throw new ArgumentException($"Expected the time-out of servers to be zero or longer, got '{timeOut}'.", nameof(timeOut));

        var command = new RemoveTimedOutServers(timeOut);
        _dispatcher.Apply(command);
        return command.Removed;
    }

    public override DateTime GetUtcDateTime() => _dispatcher.Read(state => state.Clock.UtcNow);

    private JobSnapshot? SnapshotOf(string jobId) => _dispatcher.Read(state => state.SnapshotOf(jobId));

    private void WaitFor(FetchRequest request, CancellationToken cancellationToken)
    {
        try
        {
            request.Wait(cancellationToken);
            request.Snapshot = SnapshotOf(request.Job!.JobId);
        }
        catch
        {
            // Whatever ended the wait, a job handed over meanwhile must not stay with nobody.
            _dispatcher.Apply(new AbandonRequest(request));
            throw;
        }
    }
}
