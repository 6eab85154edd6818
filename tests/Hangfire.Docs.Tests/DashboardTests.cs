using System.Net;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Hangfire.Docs.Tests;

/// <summary>Using and extending the dashboard.</summary>
public sealed class DashboardTests : HangfireExample
{
    [Fact]
    public async Task TheDashboardShowsJobs()
    {
        await using var application = await StartAsync(new DashboardOptions());
        BackgroundJob.Enqueue<EmailService>(service => service.Send("shown"));

        var page = await GetAsync(application, "/hangfire/jobs/enqueued/default");

        Assert.Contains("EmailService.Send", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAuthorizationFilterDecidesWhoMayLook()
    {
        await using var application = await StartAsync(new DashboardOptions { Authorization = [new Nobody()] });
        using var client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };

        using var answer = await client.GetAsync(new Uri("/hangfire", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task APageOfOnesOwnHasItsRoute()
    {
        DashboardRoutes.Routes.Add("/greeting", new Greeting());
        await using var application = await StartAsync(new DashboardOptions());

        Assert.Equal("good morning", await GetAsync(application, "/hangfire/greeting"));
    }

    private static async Task<WebApplication> StartAsync(DashboardOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddSingleton(JobStorage.Current).AddHangfire(_ => { });
        var application = builder.Build();
        application.MapHangfireDashboard(options);
        await application.StartAsync();
        return application;
    }

    private static async Task<string> GetAsync(WebApplication application, string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
        return await client.GetStringAsync(new Uri(path, UriKind.Relative));
    }

    private sealed class Nobody : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => false;
    }

    private sealed class Greeting : IDashboardDispatcher
    {
        public Task Dispatch(DashboardContext context) => context.Response.WriteAsync("good morning");
    }
}
