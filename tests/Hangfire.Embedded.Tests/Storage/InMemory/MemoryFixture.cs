using Hangfire.Common;
using Hangfire.Embedded.Tests.Support;
using Hangfire.InMemory;
using Hangfire.InMemory.Entries;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Storage.InMemory;

/// <summary>A storage on a clock the test moves, and the shortest words to work with it.</summary>
public abstract class MemoryFixture : IDisposable
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lazy<InMemoryStorage> _storage;
    private readonly Lazy<JobStorageConnection> _connection;

    protected MemoryFixture()
    {
        _storage = new(() => new InMemoryStorage(Options, Time));
        _connection = new(() => (JobStorageConnection)Storage.GetConnection());
    }

    internal ManualTimeProvider Time { get; } = new();

    protected InMemoryStorageOptions Options { get; } = new();

    protected InMemoryStorage Storage => _storage.Value;

    protected JobStorageConnection Connection => _connection.Value;

    private protected JobStorageMonitor Monitor => (JobStorageMonitor)Storage.GetMonitoringApi();

    protected DateTime Now => Time.GetUtcNow().UtcDateTime;

    public void Dispose()
    {
        if (_connection.IsValueCreated) Connection.Dispose();
        if (_storage.IsValueCreated) Storage.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string CreateJob(int number = 1, TimeSpan? expireIn = null) => Connection.CreateExpiredJob(
        Job.FromExpression<SampleJobs>(jobs => jobs.Run("text", number)), new Dictionary<string, string?>(), Now, expireIn ?? TimeSpan.FromHours(1));

    protected string Enqueue(string queue, int number = 1)
    {
        var id = CreateJob(number);
        Write(transaction => transaction.AddToQueue(queue, id));
        return id;
    }

    protected void Write(Action<JobStorageTransaction> changes)
    {
        using var transaction = (JobStorageTransaction)Connection.CreateWriteTransaction();
        changes(transaction);
        transaction.Commit();
    }

    protected void SetState(string jobId, string name, Dictionary<string, string>? data = null, string? reason = null) =>
        Write(transaction => transaction.SetJobState(
            jobId, new TestState(name, [.. (data ?? []).Select(pair => (pair.Key, pair.Value))]) { Reason = reason }));

    /// <summary>Starts fetching on a thread of its own and returns when it stands in line.</summary>
    protected Task<IFetchedJob> FetchInBackground(string[] queues, CancellationToken cancellationToken = default)
    {
        var before = Waiting(queues[0]);
        var fetching = Task.Factory.StartNew(
            () => Storage.GetConnection().FetchNextJob(queues, cancellationToken),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        WaitUntil(() => Waiting(queues[0]) > before);
        return fetching;
    }

    protected static void WaitUntil(Func<bool> condition) =>
        Assert.True(SpinWait.SpinUntil(condition, Patience), $"The condition did not come true within {Patience}.");

    private protected TResult Read<TResult>(Func<MemoryState, TResult> query) => Storage.Dispatcher.Read(query);

    private int Waiting(string queue) => Read(state => state.Queues.Find(queue)?.Requests.Count ?? 0);
}
