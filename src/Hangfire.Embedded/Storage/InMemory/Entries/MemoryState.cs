namespace Hangfire.InMemory.Entries;

/// <summary>Everything the storage holds. Only <see cref="MemoryDispatcher"/> touches it, one operation at a time.</summary>
internal sealed class MemoryState
{
    public MemoryState(InMemoryStorageOptions options, TimeProvider time)
    {
        var comparer = options.StringComparer;
        Clock = new MemoryClock(time);
        Comparer = comparer;
        MaxStateHistoryLength = options.MaxStateHistoryLength;
        Expirations = new ExpirationIndex(Clock, options.MaxExpirationTime);
        Jobs = new JobTable(comparer, Expirations);
        Queues = new QueueTable(comparer, Clock);
        Locks = new LockTable(comparer);
        Servers = new SortedDictionary<string, ServerEntry>(comparer);
        Counters = new KeyedTable<CounterEntry>(comparer, Expirations, key => new CounterEntry(key));
        Sets = new KeyedTable<SetEntry>(comparer, Expirations, key => new SetEntry(key, comparer));
        Lists = new KeyedTable<ListEntry>(comparer, Expirations, key => new ListEntry(key, comparer));
        Hashes = new KeyedTable<HashEntry>(comparer, Expirations, key => new HashEntry(key, comparer));
    }

    public MemoryClock Clock { get; }

    public StringComparer Comparer { get; }

    public int MaxStateHistoryLength { get; }

    public ExpirationIndex Expirations { get; }

    public JobTable Jobs { get; }

    public QueueTable Queues { get; }

    public LockTable Locks { get; }

    public SortedDictionary<string, ServerEntry> Servers { get; }

    public KeyedTable<CounterEntry> Counters { get; }

    public KeyedTable<SetEntry> Sets { get; }

    public KeyedTable<ListEntry> Lists { get; }

    public KeyedTable<HashEntry> Hashes { get; }

    /// <summary>Number of the state given last; states are numbered in the order they came about.</summary>
    public long LastStateId { get; set; }

    public JobSnapshot? SnapshotOf(string jobId) => Jobs.Find(jobId) is { } job ? JobSnapshot.Of(job) : null;
}
