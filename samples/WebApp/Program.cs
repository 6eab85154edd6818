using Events;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using WebApp.Notifications;
using WebApp.Orders;
using WebApp.Shop;

// Pages and settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace); // standard output is for results of commands
var postgres = builder.Configuration.GetConnectionString("Postgres")
    ?? throw new InvalidOperationException("No database: ConnectionStrings:Postgres is not set. Start the shop with ./run, which brings its own.");

builder.Services.AddDbContext<ShopDbContext>(options => options.UseNpgsql(postgres));
builder.Services.AddEvents()
    .AddApp<OrdersApp>()
    .AddApp<NotificationsApp>()
    .UseEntityFrameworkCore<ShopDbContext>()
    .UseHangfire();

// Other applications hear the shop's events through a registry they share; without one, the shop keeps to itself.
if ((builder.Configuration.GetConnectionString("Registry") ?? postgres) is { Length: > 0 } registry)
{
    builder.Services.AddEvents().UseConfiguration(builder.Configuration).UseRegistryDatabase(options => options.UseNpgsql(registry));
}

builder.Services.AddHangfire(configuration => configuration
    .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
    .UseSimpleAssemblyNameTypeSerializer()
    .UseRecommendedSerializerSettings()
    .UsePostgreSqlStorage(
        storage => storage.UseNpgsqlConnection(postgres),
        new PostgreSqlStorageOptions
        {
            InvisibilityTimeout = TimeSpan.FromSeconds(15), // how long a job of a killed server waits for the next one
            UseSlidingInvisibilityTimeout = true,
            EnableLongPolling = true,
        }));
builder.Services.AddHangfireServer(server =>
{
    server.Queues = ["orders", "notifications", "default"];
    server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
});
builder.Services.Configure<BackgroundJobServerOptions>(worker => worker.SchedulePollingInterval = TimeSpan.FromSeconds(1));

builder.Services.AddScoped<OrderDesk>();
builder.Services.AddProblemDetails();
builder.Services.AddAntiforgery();
builder.Services.AddHealthChecks().AddCheck<ShopReadiness>("shop").AddEvents();

var app = builder.Build();
await ShopDatabase.PrepareAsync(app.Services);
if (await app.RunEventsCommandAsync(args) is { } exitCode)
{
    return exitCode;
}

app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseStaticFiles();
app.UseAntiforgery();
app.MapShopPages();
app.MapOrders();
app.MapEvents();
app.MapHangfireDashboard("/hangfire");
app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthPage.WriteAsync });
await app.RunAsync();
return 0;
