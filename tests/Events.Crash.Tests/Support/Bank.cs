using EventsHost;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Postgres.Testing;

namespace Events.Crash.Tests.Support;

/// <summary>The application's database, processes that run its jobs and may be killed, and the history they write.</summary>
internal sealed class Bank : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly List<HostProcess> processes = [];
    private readonly TestDatabase history;
    private readonly TestDatabase? database;
    private readonly IHost host;

    private Bank(TestDatabase history, TestDatabase? database, HostSettings settings)
    {
        (this.history, this.database, Settings) = (history, database, settings);
        host = BankHost.Build(settings, withServer: false);
    }

    public HostSettings Settings { get; }

    public IServiceProvider Services => host.Services;

    public IBackgroundJobClient Jobs => host.Services.GetRequiredService<IBackgroundJobClient>();

    /// <summary>Creates the tables.</summary>
    /// <param name="server">A database of the test's own making, for faults that hit the server; when <c>null</c>, one on the common server.</param>
    /// <param name="workers">How many jobs a host runs at once.</param>
    /// <param name="invisibility">How long the claims of a dead host are respected; when <c>null</c>, as the host has it.</param>
    public static async Task<Bank> OpenAsync(string? server = null, int workers = 8, TimeSpan? invisibility = null)
    {
        var history = await TestDatabase.CreateAsync();
        await history.ExecuteAsync(History.Table);
        var database = server is null ? await TestDatabase.CreateAsync() : null;
        var settings = new HostSettings(server ?? database!.ConnectionString, history.ConnectionString) { Workers = workers };
        var bank = new Bank(history, database, settings with { InvisibilityTimeout = invisibility ?? settings.InvisibilityTimeout });
        await bank.InDatabaseAsync(db => db.Database.EnsureCreatedAsync());
        return bank;
    }

    public Task<HostProcess> StartHostAsync(string? fault = null) => StartHostAsync(Settings with { Fault = fault });

    public async Task<HostProcess> StartHostAsync(HostSettings settings)
    {
        var process = await HostProcess.StartAsync("EventsHost.dll", settings.ToEnvironment());
        lock (processes)
        {
            processes.Add(process);
        }

        return process;
    }

    public async Task<T> InDatabaseAsync<T>(Func<BankDbContext, Task<T>> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<BankDbContext>());
    }

    public async Task<IReadOnlyList<Guid>> AddAccountsAsync(int count)
    {
        var accounts = Enumerable.Range(0, count).Select(_ => new Account()).ToList();
        await InDatabaseAsync(db =>
        {
            db.AddRange(accounts);
            return db.SaveChangesAsync();
        });
        return accounts.ConvertAll(account => account.Id);
    }

    /// <summary>How often something of that kind happened to the account.</summary>
    public async Task<long> CountAsync(Guid account, string kind) =>
        await HistoryAsync<long>($"select count(*) from history where key = '{account}' and kind = '{kind}'");

    public Task WaitForHistoryAsync(Guid account, string kind, int count) =>
        WaitUntilAsync(async () => await CountAsync(account, kind) >= count, $"there were {count} times {kind}");

    public Task<string?> StateAsync(string job) => AskAsync<string>($"select statename from hangfire.job where id = {job}");

    public Task WaitForStateAsync(string job, string state) => WaitUntilAsync(async () => await StateAsync(job) == state, $"job {job} was {state}");

    /// <summary>One effect, one receipt, one event, and its handler applied it once.</summary>
    public async Task AssertCreditedOnceAsync(Guid account)
    {
        await WaitUntilAsync(
            async () => await AskAsync<long>($"select count(*) from events.delivery d join events.event e on e.id = d.event_id where e.entity_id = '{account}' and d.status = 'Handled'") == 1,
            "the event was handled");
        Assert.Equal(1, await AskAsync<int>($"select \"Balance\" from \"Accounts\" where \"Id\" = '{account}'"));
        Assert.Equal(2, await AskAsync<long>($"select count(*) from \"AppliedCredits\" where \"EventId\" = '{account}'")); // the action's and the handler's
        Assert.Equal(1, await AskAsync<long>($"select count(*) from events.event where entity_id = '{account}'"));
        Assert.Equal(1, await AskAsync<long>($"select count(*) from events.receipt where entity_id = '{account}'"));
    }

    public Task<T?> HistoryAsync<T>(string sql) => history.ScalarAsync<T>(sql);

    /// <summary>Asks the application's database.</summary>
    public async Task<T?> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Settings.Database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>Asks until the answer is yes; a server that is away at the moment has not answered.</summary>
    public static async Task WaitUntilAsync(Func<Task<bool>> condition, string what, TimeSpan more = default)
    {
        using var patience = new CancellationTokenSource(Patience + more);
        while (!await HoldsAsync(condition))
        {
            Assert.False(patience.IsCancellationRequested, $"Waited in vain until {what}.");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        processes.ForEach(process => process.Dispose());
        host.Dispose();
        NpgsqlConnection.ClearAllPools();
        await history.DisposeAsync();
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }

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
