using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.Storage.Monitoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Postgres.Testing;

namespace Events.Hangfire.Tests.Support;

/// <summary>An application with a database of its own, Hangfire on it, and one domain app.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly SemaphoreSlim Starting = new(1);

    private readonly IHost host;
    private readonly TestDatabase database;

    private readonly bool isGuest;

    private TestHost(IHost host, TestDatabase database, bool isGuest)
    {
        this.host = host;
        this.database = database;
        this.isGuest = isGuest;
    }

    public Script Script => host.Services.GetRequiredService<Script>();

    public IBackgroundJobClient Jobs => host.Services.GetRequiredService<IBackgroundJobClient>();

    public TestDatabase Database => database;

    public ParcelScript Parcels => host.Services.GetRequiredService<ParcelScript>();

    public IServiceProvider Services => host.Services;

    public static async Task<TestHost> StartAsync(
        Action<IDomainAppBuilder> configure,
        Action<EventsOptions>? options = null,
        Action<IServiceCollection>? services = null,
        Action<NpgsqlDbContextOptionsBuilder>? npgsql = null,
        TestHost? beside = null,
        int workers = 4)
    {
        var database = beside?.database ?? await TestDatabase.CreateAsync();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<Script>().AddSingleton<ParcelScript>();
        builder.Services.AddSingleton<DomainApp>(new TestApp(configure));
        builder.Services.AddDbContext<ThingsDbContext>(context => context.UseNpgsql(database.ConnectionString, npgsql));
        builder.Services.AddEvents(settings =>
        {
            settings.Retry = new RetryPolicy { Factor = TimeSpan.Zero, Jitter = Jitter.None };
            options?.Invoke(settings);
        }).UseEntityFrameworkCore<ThingsDbContext>().UseHangfire();
        builder.Services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                storage => storage.UseNpgsqlConnection(database.ConnectionString),
                new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromSeconds(1), EnableLongPolling = true }));
        if (workers > 0)
        {
            builder.Services.AddHangfireServer(server =>
            {
                server.WorkerCount = workers;
                server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
                server.Queues = ["default", "urgent"];
            });
        }

        services?.Invoke(builder.Services);
        var host = builder.Build();
        await using (var scope = host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ThingsDbContext>().Database.EnsureCreatedAsync();
        }

        await StartAloneAsync(host);
        return new TestHost(host, database, isGuest: beside is not null);
    }

    // Hangfire's configuration passes through statics: of two hosts that start at once, one may get the other's storage.
    private static async Task StartAloneAsync(IHost host)
    {
        await Starting.WaitAsync();
        try
        {
            await host.StartAsync();
        }
        finally
        {
            Starting.Release();
        }
    }

    public async Task<T> InDatabaseAsync<T>(Func<ThingsDbContext, Task<T>> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<ThingsDbContext>());
    }

    public Task AddAsync(params object[] entities) => InDatabaseAsync(db =>
    {
        db.AddRange(entities);
        return db.SaveChangesAsync();
    });

    public Task<Thing?> FindAsync(Guid id) => InDatabaseAsync(async db => await db.Things.FindAsync(id));

    public async Task<Thing> AddThingAsync()
    {
        var thing = new Thing();
        await InDatabaseAsync(db =>
        {
            db.Add(thing);
            return db.SaveChangesAsync();
        });
        return thing;
    }

    public Task<IReadOnlyList<EventHistoryEntry>> EventsOfAsync(Guid entityId) => EventsOfAsync(entityId.ToString());

    public async Task<IReadOnlyList<EventHistoryEntry>> EventsOfAsync(string entityId)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IEventHistory>().OfEntityAsync(entityId);
    }

    /// <summary>The receipt of the job's last series, or <c>null</c>.</summary>
    public async Task<Receipt?> ReceiptOfAsync(string jobId)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var key = await database.ScalarAsync<string>($"select job_key from events.receipt where job_id = '{jobId}' order by series desc limit 1");
        return key is null ? null : await scope.ServiceProvider.GetRequiredService<IEntitySession>().FindReceiptAsync(key, default);
    }

    /// <summary>Waits until the job is in one of these states for the time being, and says which.</summary>
    public async Task<string> WaitForStateAsync(string jobId, params string[] states)
    {
        var state = "";
        await WaitUntilAsync(() =>
        {
            state = Details(jobId).History[0].StateName;
            return Task.FromResult(states.Contains(state));
        }, () => $"Job {jobId} is {state}, not {string.Join(" or ", states)}.");
        return state;
    }

    /// <summary>Waits until the job has ended successfully that often.</summary>
    public Task WaitForRunsAsync(string jobId, int runs) => WaitUntilAsync(
        () => Task.FromResult(Details(jobId).History.Count(state => state.StateName == "Succeeded") >= runs),
        () => $"Job {jobId} did not succeed {runs} times.");

    public async Task<IReadOnlyList<EventHistoryEntry>> WaitForDeliveriesAsync(Guid entityId, int count, DeliveryStatus status)
    {
        IReadOnlyList<EventHistoryEntry> entries = [];
        await WaitUntilAsync(async () =>
        {
            entries = await EventsOfAsync(entityId);
            return entries.SelectMany(entry => entry.Deliveries).Count(delivery => delivery.Status == status) == count;
        }, () => $"Expected {count} deliveries {status}, got: {string.Join("; ", entries.SelectMany(entry => entry.Deliveries))}.");
        return entries;
    }

    public static async Task WaitUntilAsync(Func<Task<bool>> condition, Func<string> complaint, TimeSpan? patience = null)
    {
        var deadline = DateTime.UtcNow + (patience ?? Patience);
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < deadline, complaint());
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        if (!isGuest)
        {
            await database.DisposeAsync();
        }
    }

    /// <summary>Publishes that a thing is done, and commits it.</summary>
    public async Task<Guid> PublishAsync(Guid? thing = null)
    {
        var id = thing ?? Guid.NewGuid();
        await PublishAsync(Publication.Of(new ThingDonePayload(id, "thing", true)));
        return id;
    }

    /// <summary>Publishes an event and commits it.</summary>
    public async Task PublishAsync(params Publication[] publications)
    {
        await using var scope = host.Services.CreateAsyncScope();
        foreach (var publication in publications)
        {
            await scope.ServiceProvider.GetRequiredService<IEventPublisher>().PublishAsync(publication);
        }

        await scope.ServiceProvider.GetRequiredService<ThingsDbContext>().SaveChangesAsync();
    }

    /// <summary>Asks a service of a scope of its own.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private JobDetailsDto Details(string jobId) => host.Services.GetRequiredService<JobStorage>().GetMonitoringApi().JobDetails(jobId);

    private sealed class TestApp(Action<IDomainAppBuilder> configure) : DomainApp
    {
        public override string Name => "test";

        protected override void Configure(IDomainAppBuilder app) => configure(app);
    }
}
