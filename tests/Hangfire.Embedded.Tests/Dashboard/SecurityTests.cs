using System.Net;
using System.Text.RegularExpressions;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Hangfire.Embedded.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class SecurityTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/jobs/failed")]
    [InlineData("/stats")]
    [InlineData("/nowhere")]
    public async Task TellsTheBrowserWhatToRefuse(string path)
    {
        await using var host = await DashboardHost.Start(hasAntiforgery: true);

        using var response = await host.Get(path);

        Assert.Equal(
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
            "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
            Header(response, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(response, "Referrer-Policy"));
        Assert.Contains("no-store", Header(response, "Cache-Control"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</textarea></code><b>")]
    [InlineData("{{7*7}} ${jndi:x}")]
    public async Task ShowsMarkupFromJobsAsText(string text)
    {
        await using var host = await DashboardHost.Start();
        var pages = new[] { $"/jobs/details/{host.Jobs.Enqueued(text)}", $"/jobs/details/{host.Jobs.Failed(text)}", "/jobs/failed" };

        foreach (var path in pages)
        {
            var page = await host.Page(path);
            Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
            Assert.DoesNotContain("</textarea>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("onerror=alert(1)>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ShowsAnArgumentEncoded()
    {
        await using var host = await DashboardHost.Start();
        var id = host.Jobs.Enqueued("<script>alert(1)</script>");

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", await host.Page($"/jobs/details/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadsNothingFromElsewhereAndHoldsNoScriptOrStyleOfItsOwn()
    {
        await using var host = await DashboardHost.Start(hasAntiforgery: true);
        var id = host.Jobs.Failed();

        foreach (var path in new[] { "", "/jobs/enqueued", "/jobs/failed", $"/jobs/details/{id}", "/recurring", "/servers" })
        {
            var page = await host.Page(path);
            Assert.DoesNotMatch("""(?:src|href|action)="(?!/|\?|\#content")""", page);
            Assert.DoesNotMatch("""<style|\sstyle=|\son[a-z]+=|<script(?! src="/hangfire/assets/)""", page);
        }
    }

    [Fact]
    public async Task DeniesRequestsOfOtherMachines()
    {
        await using var host = await DashboardHost.Start();
        var id = host.Jobs.Failed();
        host.Client.DefaultRequestHeaders.Add(DashboardHost.RemoteHeader, "203.0.113.9");

        using var page = await host.Get("/jobs/failed");
        using var command = await host.Post("/jobs/failed/delete", ("jobs[]", id));
        using var unknown = await host.Get("/nowhere");

        Assert.All([page, command, unknown], response => Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode));
        Assert.Empty(await page.Content.ReadAsStringAsync());
        Assert.Equal("Failed", host.Jobs.StateOf(id));
    }

    [Fact]
    public async Task AsksEveryFilter()
    {
        await using var host = await DashboardHost.Start(options => options.AsyncAuthorization = [new Refusing()]);

        using var response = await host.Get("");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task LeavesTheDecisionToAPolicyOfTheApplicationWhenTold()
    {
        IEndpointRouteBuilder? endpoints = null;
        DashboardOptions? used = null;
        await using var host = await DashboardHost.Start(map: (app, options) =>
        {
            (endpoints, used) = (app, options);
            app.MapHangfireDashboardWithAuthorizationPolicy("Operators", "/ops", options);
        });

        var endpoint = Assert.Single(endpoints!.DataSources.SelectMany(source => source.Endpoints));
        Assert.Equal("Operators", endpoint.Metadata.GetRequiredMetadata<IAuthorizeData>().Policy);
        Assert.Empty(used!.Authorization);
    }

    [Fact]
    public async Task RefusesCommandsWhenItIsReadOnly()
    {
        await using var host = await DashboardHost.Start(options => options.IsReadOnlyFunc = _ => true);
        var id = host.Jobs.Failed();

        using var batch = await host.Post("/jobs/failed/delete", ("jobs[]", id));
        using var single = await host.Post($"/jobs/actions/delete/{id}");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (batch.StatusCode, single.StatusCode));
        Assert.Equal("Failed", host.Jobs.StateOf(id));
        Assert.DoesNotContain("<button", await host.Page("/jobs/failed"), StringComparison.Ordinal);
        Assert.DoesNotContain("<button", await host.Page($"/jobs/details/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusesACommandWithoutAntiforgeryToken()
    {
        await using var host = await DashboardHost.Start(hasAntiforgery: true);
        var id = host.Jobs.Failed();

        using var missing = await host.Post("/jobs/failed/delete", ("jobs[]", id));
        using var invented = await host.Post("/jobs/failed/delete", ("jobs[]", id), ("__RequestVerificationToken", "invented"));
        using var text = await host.Client.PostAsync($"/hangfire/jobs/actions/delete/{id}", new StringContent("x"));

        Assert.All([missing, invented, text], response => Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode));
        Assert.Equal("Failed", host.Jobs.StateOf(id));
    }

    [Fact]
    public async Task RefusesTheTokenOfAnotherBrowser()
    {
        await using var host = await DashboardHost.Start(hasAntiforgery: true);
        var id = host.Jobs.Failed();
        var token = HiddenToken(await host.Page("/jobs/failed"));
        using var other = host.NewClient();
        await other.GetStringAsync("/hangfire/jobs/failed");

        using var response = await other.PostAsync(
            "/hangfire/jobs/failed/delete", DashboardHost.Form(("jobs[]", id), ("__RequestVerificationToken", token)));

        Assert.Equal((HttpStatusCode.Forbidden, "Failed"), (response.StatusCode, host.Jobs.StateOf(id)));
    }

    [Fact]
    public async Task AcceptsTheTokenOfThePageInTheFormAndInTheHeader()
    {
        await using var host = await DashboardHost.Start(hasAntiforgery: true);
        var (first, second) = (host.Jobs.Failed(), host.Jobs.Failed());
        var page = await host.Page("/jobs/failed");

        using var form = await host.Post("/jobs/failed/delete", ("jobs[]", first), ("__RequestVerificationToken", HiddenToken(page)));
        host.Client.DefaultRequestHeaders.Add(Value(page, "data-token-header"), Value(page, "data-token"));
        using var header = await host.Post("/jobs/failed/delete", ("jobs[]", second));

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (form.StatusCode, header.StatusCode));
        Assert.Equal(("Deleted", "Deleted"), (host.Jobs.StateOf(first), host.Jobs.StateOf(second)));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "https://elsewhere.example")]
    public async Task RefusesRequestsFromOtherSitesWhereTheHostHasNoAntiforgery(string header, string value)
    {
        await using var host = await DashboardHost.Start();
        var id = host.Jobs.Failed();
        host.Client.DefaultRequestHeaders.Add(header, value);

        using var response = await host.Post("/jobs/failed/delete", ("jobs[]", id));

        Assert.Equal((HttpStatusCode.Forbidden, "Failed"), (response.StatusCode, host.Jobs.StateOf(id)));
    }

    [Fact]
    public async Task ChecksNoTokenWhenToldToIgnoreIt()
    {
        await using var host = await DashboardHost.Start(options => options.IgnoreAntiforgeryToken = true, hasAntiforgery: true);
        var id = host.Jobs.Failed();

        using var response = await host.Post("/jobs/failed/delete", ("jobs[]", id));

        Assert.Equal((HttpStatusCode.NoContent, "Deleted"), (response.StatusCode, host.Jobs.StateOf(id)));
        Assert.DoesNotContain("data-token", await host.Page(""), StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(", ", response.Headers.GetValues(name));

    private static string HiddenToken(string page) =>
        Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

    private static string Value(string page, string attribute) => Regex.Match(page, $" {attribute}=\"([^\"]+)\"").Groups[1].Value;

    private sealed class Refusing : IDashboardAsyncAuthorizationFilter
    {
        public Task<bool> AuthorizeAsync(DashboardContext context) => Task.FromResult(false);
    }
}
