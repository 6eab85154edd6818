using Engine.Benchmarks;
using Events;
using Hangfire;
using Hangfire.Common;
using Hangfire.PostgreSql;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Entity.Benchmarks;

/// <summary>An application on a database of its own: it enqueues, and drains what it has enqueued.</summary>
internal sealed class EntityBank : IAsyncDisposable
{
    public const int Workers = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly BenchDatabase database;
    private readonly IHost host;

    private EntityBank(BenchDatabase database, IHost host)
    {
        (this.database, this.host) = (database, host);
        Storage = host.Services.GetRequiredService<JobStorage>();
    }

    public JobStorage Storage { get; }

    public IServiceProvider Services => host.Services;

    public static async Task<EntityBank> OpenAsync(BenchDatabase database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDbContextPool<BankDbContext>(context => context.UseNpgsql(database.ConnectionString), 64);
        builder.Services.AddEvents().AddApp<BankApp>().UseEntityFrameworkCore<BankDbContext>().UseHangfire();
        builder.Services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                storage => storage.UseNpgsqlConnection(database.ConnectionString), new PostgreSqlStorageOptions { EnableLongPolling = true }));
        var host = builder.Build();
        await using (var scope = host.Services.CreateAsyncScope())
        {
            // Before the engine makes its own tables: EF Core leaves a database alone that has any.
            await scope.ServiceProvider.GetRequiredService<BankDbContext>().Database.EnsureCreatedAsync();
        }

        var bank = new EntityBank(database, host);
        await bank.host.StartAsync();
        return bank;
    }

    /// <summary>Empties what the last measurement left and adds accounts.</summary>
    public async Task<IReadOnlyList<Guid>> RefillAsync(int accounts)
    {
        await database.RunAsync(
            """
            truncate "Accounts", "Receipts", "Events", events.event, events.receipt, events.delivery, events.job_request cascade;
            truncate hangfire.job, hangfire.state, hangfire.jobparameter, hangfire.jobqueue, hangfire.counter
            """);
        await using var scope = Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<BankDbContext>();
        var added = Enumerable.Range(0, accounts).Select(_ => new Account()).ToList();
        context.AddRange(added);
        await context.SaveChangesAsync();
        return added.ConvertAll(account => account.Id);
    }

    /// <summary>Enqueues one job per id, in one transaction so that little time goes into it.</summary>
    public void EnqueueOneByOne(IReadOnlyList<Guid> ids)
    {
        using var connection = Storage.GetConnection();
        using var transaction = (JobStorageTransaction)connection.CreateWriteTransaction();
        foreach (var id in ids)
        {
            var job = transaction.CreateJob(
                Job.FromExpression<CreditAccount>(action => action.Run(id)), new Dictionary<string, string>(), DateTime.UtcNow, TimeSpan.FromDays(1));
            var enqueued = new EnqueuedState();
            transaction.SetJobState(job, enqueued);
            transaction.PersistJob(job);
            transaction.AddToQueue(enqueued.Queue, job);
        }

        transaction.Commit();
    }

    /// <summary>Runs what is enqueued.</summary>
    /// <returns>Entities per second, from the start of the server to the last receipt.</returns>
    public async Task<double> DrainAsync(int entities)
    {
        using var patience = new CancellationTokenSource(Patience);
        var started = await database.AskAsync<DateTime>("select clock_timestamp()");
        using var server = new BackgroundJobServer(
            new BackgroundJobServerOptions { WorkerCount = Workers, Activator = Services.GetRequiredService<JobActivator>() }, Storage);
        while (await database.AskAsync<long>("select count(*) from events.receipt where entity_id <> '*'") < entities)
        {
            await Task.Delay(100, patience.Token);
        }

        // Not the time of the look that found the last one: looks are far apart, so that they disturb little.
        return entities / (await database.AskAsync<DateTime>("select max(created_at) from events.receipt") - started).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
