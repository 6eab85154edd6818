using EventsHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Events.Crash.Tests.Support;

/// <summary>The application in the test's own process, for faults of the database: its log and its health can be looked at.</summary>
internal sealed class HostHere : IAsyncDisposable
{
    private readonly IHost host;

    private HostHere(IHost host, RecordedLog log) => (this.host, Log) = (host, log);

    public RecordedLog Log { get; }

    public IServiceProvider Services => host.Services;

    public static async Task<HostHere> StartAsync(HostSettings settings, Action<EventsHealthOptions>? health = null)
    {
        var log = new RecordedLog();
        var host = BankHost.Build(settings, withServer: true, builder =>
        {
            builder.Logging.AddProvider(log);
            builder.Services.AddHealthChecks().AddEvents(health);
        });
        await host.StartAsync();
        return new HostHere(host, log);
    }

    public async Task<HealthReport> HealthAsync() => await Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
