using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Storage;

/// <summary>What every storage promises; each storage derives a class that says how to make one.</summary>
public abstract partial class StorageContract : IAsyncLifetime
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private JobStorage? storage;

    protected JobStorage Storage => storage!;

    public async Task InitializeAsync() => storage = await CreateStorageAsync();

    public abstract Task DisposeAsync();

    protected abstract Task<JobStorage> CreateStorageAsync();

    protected JobStorageConnection Connect() => (JobStorageConnection)Storage.GetConnection();

    protected JobStorageMonitor Monitor() => (JobStorageMonitor)Storage.GetMonitoringApi();

    protected void Write(Action<JobStorageTransaction> write)
    {
        using var connection = Connect();
        using var transaction = (JobStorageTransaction)connection.CreateWriteTransaction();
        write(transaction);
        transaction.Commit();
    }

    protected T Read<T>(Func<JobStorageConnection, T> read)
    {
        using var connection = Connect();
        return read(connection);
    }

    protected string CreateJob(params (string Name, string? Value)[] parameters) =>
        Read(connection => connection.CreateExpiredJob(
            SomeJob(), parameters.ToDictionary(pair => pair.Name, pair => pair.Value), DateTime.UtcNow, TimeSpan.FromHours(1)));

    protected string CreateJobIn(IStoredState state)
    {
        var id = CreateJob();
        Write(transaction => transaction.SetJobState(id, state));
        return id;
    }

    protected string Enqueue(string queue = "default")
    {
        var id = CreateJob();
        Write(transaction =>
        {
            transaction.SetJobState(id, new TestState("Enqueued", ("Queue", queue), ("EnqueuedAt", JobHelper.SerializeDateTime(DateTime.UtcNow))));
            transaction.AddToQueue(queue, id);
        });
        return id;
    }

    protected IFetchedJob Fetch(params string[] queues)
    {
        using var patience = new CancellationTokenSource(Patience);
        return Read(connection => connection.FetchNextJob(queues.Length == 0 ? ["default"] : queues, patience.Token));
    }

    protected static Job SomeJob(string argument = "text") => Job.FromExpression<SampleJobs>(jobs => jobs.Run(argument, 7));
}
