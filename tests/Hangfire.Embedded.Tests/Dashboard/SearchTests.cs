using System.Net;
using System.Text.RegularExpressions;

namespace Hangfire.Embedded.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class SearchTests
{
    [Theory]
    [InlineData("text=needle")]
    [InlineData("text=InvoiceJob.send")]
    [InlineData("text=needle&state=Failed")]
    [InlineData("state=Failed")]
    public async Task ListsTheJobsThatMatch(string query)
    {
        await using var host = await DashboardHost.Start();
        var (found, other) = (host.Jobs.Failed(), host.Jobs.Succeeded());
        var page = await host.Page("/jobs/search?" + query.Replace("needle", "hello", StringComparison.Ordinal));

        Assert.Contains($"href=\"/hangfire/jobs/details/{found}\"", page, StringComparison.Ordinal);
        Assert.Equal(
            !query.Contains("state", StringComparison.Ordinal), page.Contains($"/jobs/details/{other}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FindsAJobByItsId()
    {
        await using var host = await DashboardHost.Start();
        var (id, other) = (host.Jobs.Enqueued(), host.Jobs.Enqueued());

        foreach (var text in new[] { id, "%23" + id })
        {
            var page = await host.Page("/jobs/search?text=" + text);
            Assert.Contains($"/jobs/details/{id}\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"/jobs/details/{other}\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task IsReachableFromEveryPage()
    {
        await using var host = await DashboardHost.Start();

        foreach (var path in new[] { "", "/jobs/failed", "/servers", "/recurring", "/retries", "/jobs/search" })
        {
            Assert.Contains(
                "role=\"search\" method=\"get\" action=\"/hangfire/jobs/search\"", await host.Page(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task RefusesATextThatIsTooLong()
    {
        await using var host = await DashboardHost.Start();

        Assert.Contains("at most 200 characters", await host.Page("/jobs/search?text=" + new string('x', 201)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowsWhatWasSearchedForAsText()
    {
        await using var host = await DashboardHost.Start();

        var page = await host.Page("/jobs/search?text=" + Uri.EscapeDataString("\"><img src=x onerror=alert(1)>") + "&state=<b>");

        Assert.Contains("No job matches.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeadsToOlderMatches()
    {
        await using var host = await DashboardHost.Start();
        var oldest = host.Jobs.Enqueued();
        for (var i = 0; i < 50; i++)
        {
            host.Jobs.Enqueued();
        }

        var page = await host.Page("/jobs/search?text=hello");
        Assert.DoesNotContain($"/jobs/details/{oldest}\"", page, StringComparison.Ordinal);

        var older = WebUtility.HtmlDecode(Regex.Match(page, "href=\"/hangfire([^\"]+after=[^\"]+)\"").Groups[1].Value);
        Assert.Contains($"/jobs/details/{oldest}\"", await host.Page(older), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OffersCommandsOnAllMatchesOfAState()
    {
        await using var host = await DashboardHost.Start();
        host.Jobs.Failed();

        var page = await host.Page("/jobs/search?text=hello&state=Failed");

        Assert.Contains("href=\"/hangfire/jobs/failed/all/requeue?text=hello\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/hangfire/jobs/failed/all/delete?text=hello\"", page, StringComparison.Ordinal);
    }
}
