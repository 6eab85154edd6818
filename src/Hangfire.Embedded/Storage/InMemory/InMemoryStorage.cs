using Hangfire.InMemory.Entries;
using Hangfire.Storage;

namespace Hangfire.InMemory;

/// <summary>
/// Keeps jobs in the memory of this process: for development, tests, and work that may be lost when the process ends. Safe to use from
/// many threads; every read sees all writes before it, and workers learn of a new job at once, without polling.
/// </summary>
public sealed class InMemoryStorage : JobStorage, IDisposable
{
    private static readonly HashSet<string> Features = new(StringComparer.OrdinalIgnoreCase)
    {
        JobStorageFeatures.ExtendedApi,
        JobStorageFeatures.JobQueueProperty,
        JobStorageFeatures.ProcessesInsteadOfComponents,
        JobStorageFeatures.Connection.BatchedGetFirstByLowest,
        JobStorageFeatures.Connection.GetSetContains,
        JobStorageFeatures.Connection.GetUtcDateTime,
        JobStorageFeatures.Connection.LimitedGetSetCount,
        JobStorageFeatures.Monitoring.AwaitingJobs,
        JobStorageFeatures.Monitoring.DeletedStateGraphs,
        JobStorageFeatures.Transaction.AcquireDistributedLock,
        JobStorageFeatures.Transaction.CreateJob,
        JobStorageFeatures.Transaction.SetJobParameter,
        JobStorageFeatures.Transaction.RemoveFromQueue(typeof(InMemoryFetchedJob)),
    };

    private readonly MemoryDispatcher _dispatcher;
    private readonly MemoryEviction _eviction;
    private readonly JobIdentifiers _identifiers;

    /// <summary>Creates an empty storage with default settings.</summary>
    public InMemoryStorage()
        : this(new InMemoryStorageOptions())
    {
    }

    /// <summary>Creates an empty storage.</summary>
    /// <param name="options">Identifiers, expiry and limits.</param>
    public InMemoryStorage(InMemoryStorageOptions options)
        : this(options, TimeProvider.System)
    {
    }

    internal InMemoryStorage(InMemoryStorageOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);

        Options = options;
        _identifiers = new JobIdentifiers(options.IdType);
        _dispatcher = new MemoryDispatcher(new MemoryState(options, time), options.CommandTimeout);
        _eviction = new MemoryEviction(_dispatcher, time);
    }

    /// <summary>The settings the storage was created with; changing them now has no effect.</summary>
    public InMemoryStorageOptions Options { get; }

    /// <summary>The door to what the storage holds.</summary>
    internal MemoryDispatcher Dispatcher => _dispatcher;

    /// <summary>Always true: a read sees every write that was finished before it began.</summary>
    public override bool LinearizableReads => true;

    /// <summary>Ends the removal of what expired. Jobs stay readable; nothing else changes.</summary>
    public void Dispose() => _eviction.Dispose();

    /// <summary>Tells whether the storage offers a feature; it offers all that are known.</summary>
    /// <param name="featureId">The name of the feature, one of <see cref="JobStorageFeatures"/>.</param>
    public override bool HasFeature(string featureId)
    {
        ArgumentNullException.ThrowIfNull(featureId);
        return Features.Contains(featureId);
    }

    /// <summary>Gives the reader the dashboard is built on.</summary>
    public override IMonitoringApi GetMonitoringApi() => new InMemoryMonitor(_dispatcher);

    /// <summary>Gives a connection. Distributed locks belong to the connection that took them.</summary>
    public override IStorageConnection GetConnection() => new InMemoryConnection(_dispatcher, _identifiers);

    /// <summary>Names the storage in logs and in the dashboard.</summary>
    public override string ToString() => "In-memory storage";
}
