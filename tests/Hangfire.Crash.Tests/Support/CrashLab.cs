using System.Linq.Expressions;
using Hangfire.PostgreSql;
using Npgsql;
using Postgres.Testing;
using WorkerHost;

namespace Hangfire.Crash.Tests.Support;

/// <summary>A storage to break, servers in processes of their own, and a history to judge by.</summary>
public abstract class CrashLab : IAsyncLifetime
{
    private readonly List<HostProcess> hosts = [];
    private TestDatabase? database;
    private History? history;

    protected static TimeSpan Patience { get; } = TimeSpan.FromMinutes(4);

    private protected History History => history!;

    protected virtual string Storage => database!.ConnectionString;

    protected HostSettings Settings => new(Storage, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(15), 10);

    public virtual async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        history = await History.CreateAsync();
    }

    public virtual async Task DisposeAsync()
    {
        hosts.ForEach(host => host.Dispose());
        NpgsqlConnection.ClearAllPools();
        await database!.DisposeAsync();
        await History.DisposeAsync();
    }

    private protected async Task<HostProcess> StartHostAsync(HostSettings? settings = null)
    {
        var host = await HostProcess.StartAsync("WorkerHost.dll", (settings ?? Settings).ToEnvironment(History.ConnectionString));
        hosts.Add(host);
        return host;
    }

    protected IBackgroundJobClient OpenClient() => new BackgroundJobClient(new PostgreSqlStorage(Storage));

    protected string Enqueue(Expression<Action> job) => OpenClient().Enqueue(job);

    protected void EnqueueNotes(int count)
    {
        var client = OpenClient();
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, key => client.Enqueue(() => HistoryJobs.Note(key)));
    }

    protected Task<long> JobsInAsync(string state) => AskAsync<long>($"select count(*) from hangfire.job where statename = '{state}'");

    protected Task WaitForSucceededAsync(int count) =>
        WaitUntilAsync(async () => await JobsInAsync("Succeeded") == count, $"{count} jobs succeeded");

    protected async Task<T?> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Storage) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>Asks until the answer is yes; a server that is away at the moment has not answered.</summary>
    protected static async Task WaitUntilAsync(Func<Task<bool>> condition, string what, TimeSpan? limit = null)
    {
        using var patience = new CancellationTokenSource(limit ?? Patience);
        while (!await HoldsAsync(condition))
        {
            Assert.False(patience.IsCancellationRequested, $"Waited in vain until {what}.");
            await Task.Delay(50);
        }
    }

    protected static void ProvenFault(bool happened, string fault) => Assert.True(happened, $"Inconclusive: {fault}.");

    private static async Task<bool> HoldsAsync(Func<Task<bool>> condition)
    {
        try
        {
            return await condition();
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
