using Events.Hangfire.Tests.Support;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Dashboard;

/// <summary>The dashboard of a test's application, in a process part that runs no jobs itself.</summary>
internal sealed class DashboardClient(WebApplication application) : IAsyncDisposable
{
    private readonly HttpClient client = new() { BaseAddress = new Uri(application.Urls.Single()) };

    public static async Task<DashboardClient> OpenAsync(TestHost host, Action<EventsBuilder>? configure = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddDbContext<ThingsDbContext>(context => context.UseNpgsql(host.Database.ConnectionString));
        var events = builder.Services.AddEvents(options => options.RelayPollInterval = TimeSpan.FromHours(1)).UseEntityFrameworkCore<ThingsDbContext>().UseHangfire();
        configure?.Invoke(events);
        builder.Services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(storage => storage.UseNpgsqlConnection(host.Database.ConnectionString)));
        var application = builder.Build();
        application.MapHangfireDashboard();
        await application.StartAsync();
        return new DashboardClient(application);
    }

    public Task<string> GetAsync(string path) => client.GetStringAsync(new Uri("/hangfire" + path, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await application.DisposeAsync();
    }
}
