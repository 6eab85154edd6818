using Events;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Delivery.Benchmarks;

/// <summary>An application on the benchmark's database, with a server of so many workers, or none.</summary>
internal static class BenchHost
{
    // What docs/delivery.md recommends; the jobs written by hand have it too.
    private const string Prepared = ";Max Auto Prepare=100;Auto Prepare Min Usages=2";

    public static async Task<IHost> StartAsync(string database, int handlers, Delegate handler, int workers)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<DomainApp>(new BenchApp(handlers, handler));
        builder.Services.AddDbContextPool<BenchDbContext>(context => context.UseNpgsql(database + Prepared), 64);
        builder.Services.AddEvents().UseEntityFrameworkCore<BenchDbContext>().UseHangfire();
        builder.Services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(storage => storage.UseNpgsqlConnection(database), new PostgreSqlStorageOptions { EnableLongPolling = true }));
        if (workers > 0)
        {
            builder.Services.AddHangfireServer(server => server.WorkerCount = workers);
        }

        var host = builder.Build();
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var context = scope.ServiceProvider.GetRequiredService<BenchDbContext>();
            await Events.EfCore.EventsSchema.EnsureCreatedAsync(context);
            await context.Database.ExecuteSqlRawAsync(
                """
                create table if not exists handled ("EventId" uuid, "Handler" int, primary key ("EventId", "Handler"));
                create table if not exists change ("Id" uuid primary key, "Text" text not null)
                """);
        }

        await host.StartAsync();
        return host;
    }

    /// <summary>Saves a change and, in the same transaction, publishes it.</summary>
    public static async Task PublishAsync(IHost host, Guid id)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IEventPublisher>().PublishAsync("benched", new { id = id.ToString() });
        await SaveAsync(scope.ServiceProvider, id);
    }

    /// <summary>Saves a change and then does what has to be done about it.</summary>
    public static async Task SaveAsync(IHost host, Guid id, Action<Guid> andThen)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await SaveAsync(scope.ServiceProvider, id);
        andThen(id);
    }

    private static Task<int> SaveAsync(IServiceProvider services, Guid id)
    {
        var context = services.GetRequiredService<BenchDbContext>();
        context.Add(new Change { Id = id });
        return context.SaveChangesAsync();
    }
}
