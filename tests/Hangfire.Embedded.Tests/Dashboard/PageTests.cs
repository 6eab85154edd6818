using System.Net;
using Microsoft.AspNetCore.Builder;

namespace Hangfire.Embedded.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class PageTests
{
    [Theory]
    [InlineData("", "Overview")]
    [InlineData("/", "Overview")]
    [InlineData("/?period=week", "Overview")]
    [InlineData("/jobs/enqueued", "Queues")]
    [InlineData("/jobs/enqueued/default", "Queue default")]
    [InlineData("/jobs/enqueued/fetched/default", "Fetched jobs of queue default")]
    [InlineData("/jobs/scheduled", "Scheduled jobs")]
    [InlineData("/jobs/processing", "Processing jobs")]
    [InlineData("/jobs/succeeded", "Succeeded jobs")]
    [InlineData("/jobs/failed", "Failed jobs")]
    [InlineData("/jobs/deleted", "Deleted jobs")]
    [InlineData("/jobs/awaiting", "Awaiting jobs")]
    [InlineData("/retries", "Retries")]
    [InlineData("/recurring", "Recurring jobs")]
    [InlineData("/servers", "Servers")]
    public async Task AnswersAndNamesItselfEvenWhenThereIsNothingToShow(string path, string title)
    {
        await using var host = await DashboardHost.Start();

        var page = await host.Page(path);

        Assert.Contains($"<title>{title} – Hangfire Dashboard</title>", page, StringComparison.Ordinal);
        Assert.Contains($">{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<main id=\"content\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListsEachJobUnderItsState()
    {
        await using var host = await DashboardHost.Start();
        var jobs = host.Jobs;
        var parent = jobs.Enqueued();
        var places = new Dictionary<string, string>
        {
            ["/jobs/enqueued"] = parent,
            ["/jobs/enqueued/critical"] = jobs.Enqueued(queue: "critical"),
            ["/jobs/scheduled"] = jobs.Scheduled(),
            ["/jobs/processing"] = jobs.Processing(),
            ["/jobs/succeeded"] = jobs.Succeeded(),
            ["/jobs/failed"] = jobs.Failed(),
            ["/jobs/deleted"] = jobs.Deleted(),
            ["/jobs/awaiting"] = jobs.Awaiting(parent),
            ["/retries"] = jobs.Retried(),
        };

        foreach (var (path, id) in places)
        {
            Assert.Contains($"href=\"/hangfire/jobs/details/{id}\">InvoiceJob.Send</a>", await host.Page(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ListsAFetchedJobUnderItsQueue()
    {
        await using var host = await DashboardHost.Start();
        var id = host.Jobs.Enqueued();
        using var connection = host.Storage.GetConnection();
        using var fetched = connection.FetchNextJob(["default"], new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);

        Assert.Contains($"/jobs/details/{id}\"", await host.Page("/jobs/enqueued/fetched/default"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowsAJobAsACallWithItsParametersAndHistory()
    {
        await using var host = await DashboardHost.Start();
        var id = host.Jobs.Succeeded();

        var page = await host.Page($"/jobs/details/{id}");

        Assert.Contains("<span class=\"code-name\">invoice:</span> <span class=\"code-value\">7</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"code-text\">&quot;hello&quot;</span>", page, StringComparison.Ordinal);
        Assert.Contains("CurrentCulture", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Duration</dt><dd>1.3s</dd>", page, StringComparison.Ordinal);
        Assert.Contains("forty-two", page, StringComparison.Ordinal);
        Assert.True(
            page.IndexOf("border-state-succeeded", StringComparison.Ordinal)
            < page.IndexOf("border-state-enqueued", StringComparison.Ordinal),
            "The newest state comes first.");
    }

    [Fact]
    public async Task ShowsWhatWaitsForAJob()
    {
        await using var host = await DashboardHost.Start();
        var parent = host.Jobs.Enqueued();
        var child = host.Jobs.Waiting(parent);

        var page = await host.Page($"/jobs/details/{parent}");

        Assert.Contains("<h2>Continuations</h2>", page, StringComparison.Ordinal);
        Assert.Contains($"/jobs/details/{child}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowsTheFailureOfAJob()
    {
        await using var host = await DashboardHost.Start();
        var id = host.Jobs.Failed("the invoice has no address");

        foreach (var path in new[] { "/jobs/failed", $"/jobs/details/{id}" })
        {
            var page = await host.Page(path);
            Assert.Contains("System.InvalidOperationException", page, StringComparison.Ordinal);
            Assert.Contains("the invoice has no address", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnswersAJobThatDoesNotExistWith404()
    {
        await using var host = await DashboardHost.Start();

        using var response = await host.Get("/jobs/details/4711");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(
            "There is no job &#x27;4711&#x27;. It may have expired", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/jobs/failed/nothing")]
    [InlineData("/..%2f..%2fetc/passwd")]
    [InlineData("/jobs/details/a/b")]
    public async Task AnswersAnUnknownPathWith404(string path)
    {
        await using var host = await DashboardHost.Start();

        using var response = await host.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("from=-1&count=10")]
    [InlineData("from=0&count=0")]
    [InlineData("from=999999999&count=10")]
    [InlineData("from=99999999999999999999&count=10")]
    [InlineData("from=abc&count=abc")]
    [InlineData("from=0&count=1000000000")]
    [InlineData("from=2147483647&count=2147483647")]
    public async Task BringsPagesOutOfRangeIntoIt(string query)
    {
        await using var host = await DashboardHost.Start();
        var ids = Enumerable.Range(0, 3).Select(_ => host.Jobs.Failed()).ToList();

        var page = await host.Page("/jobs/failed?" + query);

        Assert.All(ids, id => Assert.Contains($"/jobs/details/{id}\"", page, StringComparison.Ordinal));
        Assert.DoesNotContain("count=1000000000", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowsTheDefaultNumberOfRecordsAndLinksToTheRest()
    {
        await using var host = await DashboardHost.Start(options => options.DefaultRecordsPerPage = 2);
        var ids = Enumerable.Range(0, 5).Select(_ => host.Jobs.Scheduled()).ToList();

        var page = await host.Page("/jobs/scheduled");

        Assert.Equal(2, ids.Count(id => page.Contains($"value=\"{id}\"", StringComparison.Ordinal)));
        Assert.Contains("href=\"?from=4&amp;count=2\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowsTheServersWithTheirQueues()
    {
        await using var host = await DashboardHost.Start();
        host.Jobs.Announce(StoredJobs.ServerId);

        var page = await host.Page("/servers");

        Assert.Contains(">web-1:4711</span>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/hangfire/jobs/enqueued/critical\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("possibly aborted", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WarnsOfJobsWhoseServerIsGone()
    {
        await using var host = await DashboardHost.Start();
        host.Jobs.Processing();

        Assert.Contains("possibly aborted", await host.Page("/jobs/processing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeepsItsAddressesBelowARouteGroup()
    {
        await using var host = await DashboardHost.Start(
            map: (app, options) => app.MapGroup("/admin").MapHangfireDashboard("/jobs", options));

        var page = await host.Client.GetStringAsync("/admin/jobs/jobs/failed");

        Assert.Contains("href=\"/admin/jobs/servers\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsServedByTheMiddlewareToo()
    {
        await using var host = await DashboardHost.Start(map: (app, options) => app.UseHangfireDashboard("/hangfire", options));

        Assert.Contains("Overview", await host.Page(""), StringComparison.Ordinal);
        Assert.Contains("href=\"/hangfire/servers\"", await host.Page("/jobs/failed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeavesDarkStylesOutWhenDarkModeIsDisabled()
    {
        await using var dark = await DashboardHost.Start();
        await using var light = await DashboardHost.Start(options => options.DarkModeEnabled = false);

        Assert.Contains("media=\"(prefers-color-scheme: dark)\"", await dark.Page(""), StringComparison.Ordinal);
        Assert.DoesNotContain("dark", await light.Page(""), StringComparison.Ordinal);
    }
}
