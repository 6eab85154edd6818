using Events;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Warehouse.Packing;
using Warehouse.Storage;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace); // standard output is for results of commands
var shared = builder.Configuration.GetConnectionString("Postgres")
    ?? throw new InvalidOperationException("No database: ConnectionStrings:Postgres is not set. Start the warehouse with ./run warehouse, beside the shop.");
var own = builder.Configuration.GetConnectionString("Warehouse") ?? new NpgsqlConnectionStringBuilder(shared) { Database = "warehouse" }.ConnectionString;
var registry = builder.Configuration.GetConnectionString("Registry") ?? shared;

builder.Services.AddDbContext<WarehouseDbContext>(options => options.UseNpgsql(own)); // what it knows itself
builder.Services.AddEvents(events => events.SyncRegistryOnStart = true)
    .UseConfiguration(builder.Configuration)
    .AddApp<PackingApp>()
    .UseEntityFrameworkCore<WarehouseDbContext>()
    .UseRegistryDatabase(options => options.UseNpgsql(registry)) // what it shares with the shop: who hears what,
    .UseHangfire();
builder.Services.AddHangfire(configuration => configuration // and the jobs
    .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
    .UseSimpleAssemblyNameTypeSerializer()
    .UseRecommendedSerializerSettings()
    .UsePostgreSqlStorage(
        storage => storage.UseNpgsqlConnection(shared),
        new PostgreSqlStorageOptions
        {
            InvisibilityTimeout = TimeSpan.FromSeconds(15), // how long a job of a killed warehouse waits for the next one
            UseSlidingInvisibilityTimeout = true,
            EnableLongPolling = true,
        }));
builder.Services.AddHangfireServer((services, server) =>
{
    server.Queues = [.. services.GetRequiredService<EventQueues>().Names.Where(queue => queue != "default")]; // that one is the shop's
    server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
});

using var warehouse = builder.Build();
await using (var scope = warehouse.Services.CreateAsyncScope())
{
    await scope.ServiceProvider.GetRequiredService<WarehouseDbContext>().Database.EnsureCreatedAsync();
}

if (await warehouse.RunEventsCommandAsync(args) is { } exitCode)
{
    return exitCode;
}

await warehouse.RunAsync();
return 0;
