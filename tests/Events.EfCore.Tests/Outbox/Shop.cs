using Events.EfCore.Tests.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Postgres.Testing;

namespace Events.EfCore.Tests.Outbox;

/// <summary>An application that sells and tells of it, on a database of its own. Nothing relays, so that what is stored stays as it was stored.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;

    private Shop(TestDatabase database, ServiceProvider services) => (this.database, this.services) = (database, services);

    public RecordedCommands Commands => services.GetRequiredService<RecordedCommands>();

    public static async Task<Shop> OpenAsync(
        Action<IDomainAppBuilder>? configure = null, Action<NpgsqlDbContextOptionsBuilder>? npgsql = null, Action<DbContextOptionsBuilder>? context = null,
        Action<IServiceCollection>? services = null, bool relays = true)
    {
        var database = await TestDatabase.CreateAsync();
        var registered = new ServiceCollection();
        registered.AddLogging();
        registered.AddSingleton<RecordedCommands>();
        registered.AddSingleton<DomainApp>(new SalesApp(configure));
        registered.AddDbContextPool<ShopDbContext>((provider, options) =>
        {
            options.UseNpgsql(database.ConnectionString, npgsql).AddInterceptors(provider.GetRequiredService<RecordedCommands>());
            context?.Invoke(options);
        });
        registered.AddEvents(options => options.Relays = relays).UseEntityFrameworkCore<ShopDbContext>();
        services?.Invoke(registered);
        var shop = new Shop(database, registered.BuildServiceProvider());
        await shop.RunAsync((db, _) => db.Database.EnsureCreatedAsync());
        return shop;
    }

    /// <summary>Does something in a scope, as a request does.</summary>
    public async Task RunAsync(Func<ShopDbContext, IEventPublisher, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<ShopDbContext>(), scope.ServiceProvider.GetRequiredService<IEventPublisher>());
    }

    public async Task<Sale> AddSaleAsync()
    {
        var sale = new Sale();
        await RunAsync(async (db, _) =>
        {
            db.Add(sale);
            await db.SaveChangesAsync();
        });
        return sale;
    }

    public Task<T?> AskAsync<T>(string sql) => database.ScalarAsync<T>(sql);

    public Task<long> EventsAsync() => AskAsync<long>("select count(*) from events.event");

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    private sealed class SalesApp(Action<IDomainAppBuilder>? configure) : DomainApp
    {
        public override string Name => "sales";

        protected override void Configure(IDomainAppBuilder app)
        {
            app.Publishes<SoldPayload>();
            configure?.Invoke(app);
        }
    }
}
