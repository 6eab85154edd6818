using Hangfire.PostgreSql;
using Hangfire.Storage;
using Postgres.Testing;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

/// <summary>A database of its own, and storages on it as several processes would have them.</summary>
public abstract class PostgreSqlTest : IAsyncLifetime
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private TestDatabase? database;

    protected TestDatabase Database => database!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await Database.DisposeAsync();

    protected PostgreSqlStorage OpenStorage(PostgreSqlStorageOptions? options = null) =>
        new(Database.ConnectionString, options ?? new PostgreSqlStorageOptions());

    protected static string Enqueue(JobStorage storage, string queue = "default")
    {
        using var transaction = Transaction(storage);
        var id = transaction.CreateJob(
            StorageContractJobs.SomeJob(), new Dictionary<string, string?>(), DateTime.UtcNow, TimeSpan.FromHours(1));
        transaction.SetJobState(id, new TestState("Enqueued", ("Queue", queue)));
        transaction.AddToQueue(queue, id);
        transaction.Commit();
        return id;
    }

    protected static JobStorageTransaction Transaction(JobStorage storage)
    {
        using var connection = storage.GetConnection();
        return (JobStorageTransaction)connection.CreateWriteTransaction();
    }

    protected static void Write(JobStorage storage, Action<JobStorageTransaction> write)
    {
        using var transaction = Transaction(storage);
        write(transaction);
        transaction.Commit();
    }

    protected static IFetchedJob Fetch(JobStorage storage, string queue = "default")
    {
        using var patience = new CancellationTokenSource(Patience);
        return Fetch(storage, patience.Token, queue);
    }

    protected static IFetchedJob Fetch(JobStorage storage, CancellationToken cancellationToken, string queue = "default")
    {
        using var connection = storage.GetConnection();
        return connection.FetchNextJob([queue], cancellationToken);
    }

    /// <summary>Asks the database until the answer is as expected.</summary>
    protected async Task WaitUntilAsync(string sql)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await Database.ScalarAsync<bool>(sql))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
