using Hangfire.InMemory;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Hangfire.Browser.Tests;

/// <summary>
/// An application that serves the dashboard with antiforgery on a loopback port of its own, without a server that runs jobs.
/// </summary>
internal sealed class ShownDashboard : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly InMemoryStorage storage;

    private ShownDashboard(WebApplication application, InMemoryStorage storage)
    {
        this.application = application;
        this.storage = storage;
        Jobs = new ShownJobs(storage);
    }

    public ShownJobs Jobs { get; }

    public string Address => application.Urls.Single();

    public static async Task<ShownDashboard> StartAsync(int pollingInterval = 200)
    {
        var storage = new InMemoryStorage();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddAntiforgery().AddSingleton<JobStorage>(storage).AddHangfire(_ => { });

        var application = builder.Build();
        application.MapHangfireDashboard(new DashboardOptions { StatsPollingInterval = pollingInterval });
        await application.StartAsync();
        return new ShownDashboard(application, storage);
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        storage.Dispose();
    }
}
