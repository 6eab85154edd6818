using System.Net;
using Hangfire.InMemory;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hangfire.Embedded.Tests.Dashboard;

/// <summary>An application that serves the dashboard over an in-memory storage on a loopback port of its own.</summary>
internal sealed class DashboardHost : IAsyncDisposable
{
    public const string RemoteHeader = "X-Test-Remote-Address";

    private readonly WebApplication application;

    private DashboardHost(WebApplication application, InMemoryStorage storage)
    {
        this.application = application;
        Storage = storage;
        Jobs = new StoredJobs(storage);
        Client = NewClient();
    }

    public InMemoryStorage Storage { get; }

    public StoredJobs Jobs { get; }

    public HttpClient Client { get; }

    public static async Task<DashboardHost> Start(
        Action<DashboardOptions>? configure = null,
        bool hasAntiforgery = false,
        Action<WebApplication, DashboardOptions>? map = null,
        JobStorage? storage = null,
        TimeProvider? time = null)
    {
        var own = new InMemoryStorage();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddSingleton(storage ?? own).AddHangfire(_ => { });
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        if (hasAntiforgery)
        {
            builder.Services.AddAntiforgery();
        }

        var application = builder.Build();
        application.Use(PretendRemoteAddress);
        var options = new DashboardOptions();
        configure?.Invoke(options);
        (map ?? ((app, chosen) => app.MapHangfireDashboard(chosen)))(application, options);
        await application.StartAsync();
        return new DashboardHost(application, own);
    }

    /// <summary>A browser of its own, with its own cookies.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        BaseAddress = new Uri(application.Urls.Single()),
    };

    public Task<HttpResponseMessage> Get(string path) => Client.GetAsync("/hangfire" + path);

    public async Task<string> Page(string path)
    {
        using var response = await Get(path);
        var page = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path} was answered with {(int)response.StatusCode}: {page}");
        return page;
    }

    public Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] form) =>
        Client.PostAsync("/hangfire" + path, Form(form));

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] form) =>
        new(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await application.DisposeAsync();
        Storage.Dispose();
    }

    private static Task PretendRemoteAddress(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers[RemoteHeader].FirstOrDefault() is { } address)
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        }

        return next(context);
    }
}
