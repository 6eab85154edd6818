using System.Net;
using System.Text.Json;
using Hangfire.Dashboard;
using Hangfire.Dashboard.Pages;
using Hangfire.Embedded.Tests.Storage;

namespace Hangfire.Embedded.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class ExtensionTests
{
    private const string Prefix = "/extension-tests";

    static ExtensionTests()
    {
        DashboardRoutes.Routes.AddRazorPage(Prefix + "/page/(?<Name>[a-z]+)", match => new GreetingPage(match.Groups["Name"].Value));
        DashboardRoutes.Routes.AddCommand(Prefix + "/command/(?<Name>[a-z]+)", context => context.UriMatch.Groups["Name"].Value == "good");
        DashboardRoutes.Routes.AddBatchCommand(Prefix + "/batch", (context, id) => context.GetBackgroundJobClient().Delete(id));
        NavigationMenu.Items.Add(page => new MenuItem("Greetings", page.Url.To(Prefix + "/page/all"))
        {
            Active = page.RequestPath.StartsWith(Prefix, StringComparison.Ordinal),
            Metric = Greetings,
        });
        NavigationMenu.Items.Add(_ => null);
        JobsSidebarMenu.Items.Add(page => new MenuItem("Greeted", page.Url.To(Prefix + "/page/greeted")));
        GlobalConfiguration.Configuration
            .UseDashboardMetric(Greetings)
            .UseJobDetailsRenderer(20, job => job.Page.Html.Raw($"<p>second block of {job.JobId}</p>"))
            .UseJobDetailsRenderer(10, job => new NonEscapedString($"<p>first block with {job.JobDetails.History.Count} state</p>"));
    }

    private static DashboardMetric Greetings { get; } = new(
        "extension-tests:greetings", "Greetings sent", _ => new Metric(1234) { Style = MetricStyle.Warning, Highlighted = true });

    [Fact]
    public async Task AnOwnPageIsShownInTheDashboardsFrame()
    {
        await using var host = await DashboardHost.Start();

        var page = await host.Page(Prefix + "/page/ada?who=%3Cb%3E");

        Assert.Contains("<title>Greeting – Hangfire Dashboard</title>", page, StringComparison.Ordinal);
        Assert.Contains("<p>Hello ada and &lt;b&gt;</p>", page, StringComparison.Ordinal);
        Assert.Contains(
            "<a href=\"/hangfire/extension-tests/page/all\" aria-current=\"page\"><span>Greetings</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOwnCommandTellsWhetherItSucceeded()
    {
        await using var host = await DashboardHost.Start();

        using var good = await host.Post(Prefix + "/command/good");
        using var bad = await host.Post(Prefix + "/command/bad");
        using var read = await host.Get(Prefix + "/command/good");

        Assert.Equal(
            [HttpStatusCode.NoContent, HttpStatusCode.UnprocessableEntity, HttpStatusCode.MethodNotAllowed],
            new[] { good, bad, read }.Select(response => response.StatusCode));
    }

    [Fact]
    public async Task AnOwnBatchCommandGetsEachIdentifier()
    {
        await using var host = await DashboardHost.Start();
        var (first, second) = (host.Jobs.Enqueued(), host.Jobs.Enqueued());

        using var response = await host.Post(Prefix + "/batch", ("jobs[]", first), ("jobs[]", second));

        Assert.Equal(("Deleted", "Deleted"), (host.Jobs.StateOf(first), host.Jobs.StateOf(second)));
    }

    [Fact]
    public async Task AnOwnMetricIsShownAndRefreshed()
    {
        await using var host = await DashboardHost.Start();

        var home = await host.Page("");
        using var response = await host.Post("/stats", ("metrics[]", Greetings.Name), ("metrics[]", "nobody:knows"));
        using var stats = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Contains("<span class=\"tile-title\">Greetings sent</span>", home, StringComparison.Ordinal);
        var metric = Assert.Single(stats.RootElement.EnumerateObject());
        Assert.Equal(Greetings.Name, metric.Name);
        Assert.Equal(("1,234", 1234, "warning", true), (
            metric.Value.GetProperty("value").GetString(),
            metric.Value.GetProperty("intValue").GetInt64(),
            metric.Value.GetProperty("style").GetString(),
            metric.Value.GetProperty("highlighted").GetBoolean()));
    }

    [Fact]
    public async Task AnOwnMenuEntryStandsBesideTheLists()
    {
        await using var host = await DashboardHost.Start();

        Assert.Contains("<span>Greeted</span>", await host.Page("/jobs/failed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnBlocksAreShownOnAJobsPageInTheirOrder()
    {
        await using var host = await DashboardHost.Start();
        var id = host.Jobs.Enqueued();

        var page = await host.Page($"/jobs/details/{id}");

        Assert.Contains($"<p>first block with 1 state</p><p>second block of {id}</p>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOwnStateHasItsRendererAndColour()
    {
        JobHistoryRenderer.Register("Paused", (html, data) => html.Raw($"<p>paused by {html.HtmlEncode(data["By"])}</p>"));
        JobHistoryRenderer.AddStateCssSuffix("Paused", "paused");
        await using var host = await DashboardHost.Start();
        var id = host.Jobs.Enqueued();
        host.Jobs.Write(transaction => transaction.SetJobState(id, new TestState("Paused", ("By", "<Ada>"))));

        var page = await host.Page($"/jobs/details/{id}");

        Assert.Contains("<p>paused by &lt;Ada&gt;</p>", page, StringComparison.Ordinal);
        Assert.Contains("background-state-paused", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOwnNameIsShownEverywhereAndAFailingOneDoesNoHarm()
    {
        await using var named = await DashboardHost.Start(options => options.DisplayNameFunc = (_, job) => $"Invoice <{job.Args[0]}>");
        await using var failing = await DashboardHost.Start(
            options => options.DisplayNameFunc = (_, _) => throw new InvalidOperationException());
        named.Jobs.Failed();
        failing.Jobs.Failed();

        Assert.Contains(">Invoice &lt;7&gt;</a>", await named.Page("/jobs/failed"), StringComparison.Ordinal);
        Assert.Contains(">InvoiceJob.Send</a>", await failing.Page("/jobs/failed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AJobMayNameItself()
    {
        await using var host = await DashboardHost.Start();
        new BackgroundJobClient(host.Storage).Enqueue<InvoiceJob>(invoice => invoice.Remind(2, "Ada"));

        Assert.Contains("Reminder 2 for &lt;Ada&gt;", await host.Page("/jobs/enqueued/default"), StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingStylesheetIsReportedWithWhatThereIs()
    {
        var error = Assert.Throws<ArgumentException>(() => DashboardRoutes.AddStylesheet(typeof(BackgroundJob).Assembly, "missing.css"));

        Assert.StartsWith(
            "The assembly 'Hangfire.Embedded' embeds no resource 'missing.css'. It has: ", error.Message, StringComparison.Ordinal);
    }

    private sealed class GreetingPage(string name) : RazorPage
    {
        public override void Execute()
        {
            Layout = new LayoutPage("Greeting");
            WriteLiteral("<p>Hello ");
            Write(name);
            WriteLiteral(" and ");
            Write(Query("who"));
            WriteLiteral("</p>");
        }
    }
}
