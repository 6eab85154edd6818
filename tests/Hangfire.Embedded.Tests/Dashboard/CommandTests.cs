using System.Net;

namespace Hangfire.Embedded.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class CommandTests
{
    [Fact]
    public async Task RequeuesTheSelectedJobsAndNoOthers()
    {
        await using var host = await DashboardHost.Start();
        var (first, second, third) = (host.Jobs.Failed(), host.Jobs.Failed(), host.Jobs.Failed());

        using var response = await host.Post("/jobs/failed/requeue", ("jobs[]", first), ("jobs[]", second));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["Enqueued", "Enqueued", "Failed"], new[] { first, second, third }.Select(host.Jobs.StateOf));
    }

    [Fact]
    public async Task EveryListHasItsCommands()
    {
        await using var host = await DashboardHost.Start();
        var jobs = host.Jobs;

        await Expect("Deleted", "/jobs/enqueued/delete", jobs.Enqueued());
        await Expect("Enqueued", "/jobs/scheduled/enqueue", jobs.Scheduled());
        await Expect("Deleted", "/jobs/scheduled/delete", jobs.Scheduled());
        await Expect("Enqueued", "/jobs/processing/requeue", jobs.Processing());
        await Expect("Deleted", "/jobs/processing/delete", jobs.Processing());
        await Expect("Enqueued", "/jobs/succeeded/requeue", jobs.Succeeded());
        await Expect("Deleted", "/jobs/failed/delete", jobs.Failed());
        await Expect("Enqueued", "/jobs/deleted/requeue", jobs.Deleted());
        await Expect("Enqueued", "/jobs/awaiting/enqueue", jobs.Awaiting(jobs.Enqueued()));

        async Task Expect(string state, string command, string id)
        {
            using var response = await host.Post(command, ("jobs[]", id));
            Assert.Equal((command, HttpStatusCode.NoContent, state), (command, response.StatusCode, jobs.StateOf(id)));
        }
    }

    [Fact]
    public async Task LeavesAJobAloneThatIsNoLongerInTheListsState()
    {
        await using var host = await DashboardHost.Start();
        var id = host.Jobs.Succeeded();

        using var response = await host.Post("/jobs/failed/delete", ("jobs[]", id));

        Assert.Equal("Succeeded", host.Jobs.StateOf(id));
    }

    [Fact]
    public async Task SaysSoWhenNothingIsSelected()
    {
        await using var host = await DashboardHost.Start();

        using var response = await host.Post("/jobs/failed/requeue");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task RequeuesAndDeletesFromAJobsPage()
    {
        await using var host = await DashboardHost.Start();
        var id = host.Jobs.Failed();

        using var requeued = await host.Post($"/jobs/actions/requeue/{id}");
        Assert.Equal((HttpStatusCode.NoContent, "Enqueued"), (requeued.StatusCode, host.Jobs.StateOf(id)));

        using var deleted = await host.Post($"/jobs/actions/delete/{id}");
        Assert.Equal((HttpStatusCode.NoContent, "Deleted"), (deleted.StatusCode, host.Jobs.StateOf(id)));

        using var unknown = await host.Post("/jobs/actions/delete/4711");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
    }

    [Fact]
    public async Task BringsABrowserWithoutScriptsBackToTheList()
    {
        await using var host = await DashboardHost.Start();
        var id = host.Jobs.Failed();

        using var response = await host.Post("/jobs/failed/requeue", ("jobs[]", id), ("returnTo", "/jobs/failed?from=0&count=10"));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("/hangfire/jobs/failed?from=0&count=10", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/a\r\nSet-Cookie: x=y")]
    public async Task NeverSendsABrowserElsewhere(string returnTo)
    {
        await using var host = await DashboardHost.Start();
        var id = host.Jobs.Failed();

        using var response = await host.Post("/jobs/failed/requeue", ("jobs[]", id), ("returnTo", returnTo));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    public async Task ChangesNothingByAnotherMethodThanPost(string method)
    {
        await using var host = await DashboardHost.Start();
        var id = host.Jobs.Failed();

        foreach (var path in new[] { $"/jobs/actions/delete/{id}", "/jobs/failed/delete?jobs[]=" + id, "/recurring/remove" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), "/hangfire" + path);
            request.Headers.Add("X-HTTP-Method-Override", "POST");
            using var response = await host.Client.SendAsync(request);

            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        }

        Assert.Equal("Failed", host.Jobs.StateOf(id));
    }

    [Fact]
    public async Task TriggersAndRemovesRecurringJobs()
    {
        await using var host = await DashboardHost.Start();
        host.Jobs.Recurring("nightly", "0 3 * * *");

        var page = await host.Page("/recurring");
        Assert.Contains("<th scope=\"row\">nightly</th><td><code>0 3 * * *</code></td>", page, StringComparison.Ordinal);

        using var triggered = await host.Post("/recurring/trigger", ("jobs[]", "nightly"));
        Assert.Equal(HttpStatusCode.NoContent, triggered.StatusCode);
        Assert.Contains("InvoiceJob.Send", await host.Page("/jobs/enqueued/default"), StringComparison.Ordinal);

        using var removed = await host.Post("/recurring/remove", ("jobs[]", "nightly"));
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Contains("No recurring job is registered.", await host.Page("/recurring"), StringComparison.Ordinal);
    }
}
