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
    public static async Task<IHost> StartAsync(string database, int handlers, Delegate handler, int workers)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<DomainApp>(new BenchApp(handlers, handler));
        builder.Services.AddDbContext<BenchDbContext>(context => context.UseNpgsql(database));
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
            await Events.EfCore.EventsSchema.EnsureCreatedAsync(scope.ServiceProvider.GetRequiredService<BenchDbContext>());
        }

        await host.StartAsync();
        return host;
    }

    /// <summary>Publishes one event in a transaction of its own.</summary>
    public static async Task PublishAsync(IHost host, Guid id)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IEventPublisher>().PublishAsync("benched", new { id = id.ToString() });
        await scope.ServiceProvider.GetRequiredService<BenchDbContext>().SaveChangesAsync();
    }
}
