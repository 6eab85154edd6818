using System.Net;
using System.Text.Json;
using Hangfire.Dashboard.Bulk;
using Hangfire.States;
using Hangfire.Storage.Search;

namespace Hangfire.Embedded.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class BulkCommandTests
{
    [Fact]
    public async Task IsPreviewedWithTheNumberOfJobsAndChangesNothingYet()
    {
        await using var host = await DashboardHost.Start();
        var ids = Enumerable.Range(0, 3).Select(_ => host.Jobs.Failed()).ToList();
        Assert.Contains("href=\"/hangfire/jobs/failed/all/requeue\"", await host.Page("/jobs/failed"), StringComparison.Ordinal);

        var preview = await host.Page("/jobs/failed/all/requeue");

        Assert.Contains(">Requeue 3 jobs</button>", preview, StringComparison.Ordinal);
        Assert.Contains("name=\"left\" value=\"3\"", preview, StringComparison.Ordinal);
        Assert.All(ids, id => Assert.Equal("Failed", host.Jobs.StateOf(id)));
    }

    [Theory]
    [InlineData("/jobs/failed/all/requeue", "Enqueued")]
    [InlineData("/jobs/failed/all/delete", "Deleted")]
    public async Task ChangesAllJobsOfTheState(string path, string state)
    {
        await using var host = await DashboardHost.Start();
        var ids = Enumerable.Range(0, 250).Select(_ => host.Jobs.Failed()).ToList();
        var other = host.Jobs.Scheduled();

        var progress = await Run(host, path, ("left", "250"));

        Assert.Equal((250, 0, 0), (progress.Done, progress.Skipped, progress.Left));
        Assert.All(ids, id => Assert.Equal(state, host.Jobs.StateOf(id)));
        Assert.Equal("Scheduled", host.Jobs.StateOf(other));
    }

    [Fact]
    public async Task ChangesOnlyTheJobsThatMatch()
    {
        await using var host = await DashboardHost.Start();
        var (matching, other) = (host.Jobs.Scheduled("needle"), host.Jobs.Scheduled("hay"));
        Assert.Contains(">Delete 1 job</button>", await host.Page("/jobs/scheduled/all/delete?text=needle"), StringComparison.Ordinal);

        var progress = await Run(host, "/jobs/scheduled/all/delete", ("left", "1"), ("text", "needle"));

        Assert.Equal((1, 0), (progress.Done, progress.Left));
        Assert.Equal(("Deleted", "Scheduled"), (host.Jobs.StateOf(matching), host.Jobs.StateOf(other)));
    }

    [Fact]
    public async Task ChangesNoMoreJobsThanWereConfirmed()
    {
        await using var host = await DashboardHost.Start();
        var oldest = host.Jobs.Failed();
        var newest = host.Jobs.Failed();

        await Run(host, "/jobs/failed/all/requeue", ("left", "1"));

        Assert.Equal(("Failed", "Enqueued"), (host.Jobs.StateOf(oldest), host.Jobs.StateOf(newest)));
    }

    [Fact]
    public async Task SaysHowFarItHasComeWhenTheTimeIsUpAndGoesOnFromThere()
    {
        await using var host = await DashboardHost.Start();
        var ids = Enumerable.Range(0, BulkSlice.Chunk + 20).Select(_ => host.Jobs.Failed()).ToList();
        var slice = Slice(host, new BackgroundJobClient(host.Storage));

        var first = slice.Run(new BulkProgress(0, 0, ids.Count), TimeSpan.Zero);
        Assert.Equal((BulkSlice.Chunk, 20, false), (first.Done, first.Left, first.IsFinished));
        Assert.Equal(20, host.Storage.GetMonitoringApi().FailedCount());

        var second = slice.Run(first, TimeSpan.Zero);
        Assert.Equal((ids.Count, 0, true), (second.Done, second.Left, second.IsFinished));
        Assert.Equal(0, host.Storage.GetMonitoringApi().FailedCount());
    }

    [Fact]
    public async Task LeavesJobsThatFailAgainMeanwhileForTheNextTime()
    {
        await using var host = await DashboardHost.Start();
        var id = host.Jobs.Failed();
        var client = new FailingAgain(host.Storage);

        var progress = Slice(host, client).Run(new BulkProgress(0, 0, 1000), TimeSpan.FromMinutes(1));

        Assert.Equal((1, 0, 1, "Failed"), (progress.Done, progress.Left, client.Changes, host.Jobs.StateOf(id)));
    }

    [Fact]
    public async Task CountsJobsThatHaveMovedOnAsSkipped()
    {
        await using var host = await DashboardHost.Start();
        host.Jobs.Failed();

        var progress = Slice(host, new Refusing()).Run(new BulkProgress(0, 0, 1), TimeSpan.FromMinutes(1));

        Assert.Equal((0, 1, 0), (progress.Done, progress.Skipped, progress.Left));
    }

    [Fact]
    public async Task AnswersABrowserWithoutScriptsWithAPage()
    {
        await using var host = await DashboardHost.Start();
        host.Jobs.Failed();

        using var response = await host.Post("/jobs/failed/all/requeue/run", ("left", "1"));

        Assert.Contains("1 done, 0 left.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunsByPostOnlyAndNotOnAReadOnlyDashboardOrWithoutConfirmedNumber()
    {
        await using var host = await DashboardHost.Start();
        await using var readOnly = await DashboardHost.Start(options => options.IsReadOnlyFunc = _ => true);
        var (id, other) = (host.Jobs.Failed(), readOnly.Jobs.Failed());

        using var get = await host.Get("/jobs/failed/all/delete/run?left=1");
        using var unconfirmed = await host.Post("/jobs/failed/all/delete/run");
        using var nonsense = await host.Post("/jobs/failed/all/delete/run", ("left", "-1"));
        using var tooLong = await host.Post("/jobs/failed/all/delete/run", ("left", "1"), ("text", new string('x', 201)));
        using var refused = await readOnly.Post("/jobs/failed/all/delete/run", ("left", "1"));
        using var preview = await readOnly.Get("/jobs/failed/all/delete");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);
        Assert.All([unconfirmed, nonsense, tooLong], response => Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode));
        Assert.All([refused, preview], response => Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode));
        Assert.DoesNotContain("/all/", await readOnly.Page("/jobs/failed"), StringComparison.Ordinal);
        Assert.Equal(("Failed", "Failed"), (host.Jobs.StateOf(id), readOnly.Jobs.StateOf(other)));
    }

    [Fact]
    public async Task NeedsTheTokenOfThePageWhereTheHostHasAntiforgery()
    {
        await using var host = await DashboardHost.Start(hasAntiforgery: true);
        var id = host.Jobs.Failed();

        using var response = await host.Post("/jobs/failed/all/delete/run", ("left", "1"));

        Assert.Equal((HttpStatusCode.Forbidden, "Failed"), (response.StatusCode, host.Jobs.StateOf(id)));
        Assert.Contains("__RequestVerificationToken", await host.Page("/jobs/failed/all/delete"), StringComparison.Ordinal);
    }

    private static BulkSlice Slice(DashboardHost host, IBackgroundJobClient client) =>
        new(BulkCommand.All[0], null, (IJobFinder)host.Storage.GetMonitoringApi(), client);

    private static async Task<BulkProgress> Run(DashboardHost host, string path, params (string Name, string Value)[] form)
    {
        using var response = await host.Post(path + "/run", [.. form, ("format", "json")]);
        return JsonSerializer.Deserialize<BulkProgress>(await response.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!;
    }

    private sealed class FailingAgain(JobStorage storage) : IBackgroundJobClient
    {
        public int Changes { get; private set; }

        public string Create(Hangfire.Common.Job job, IState state) => throw new NotSupportedException();

        public bool ChangeState(string jobId, IState state, string? expectedState)
        {
            Changes++;
            var client = new BackgroundJobClient(storage, new Hangfire.Common.JobFilterCollection());
            return client.ChangeState(jobId, state, expectedState)
                && client.ChangeState(jobId, new FailedState(new InvalidOperationException("again")), null);
        }
    }

    private sealed class Refusing : IBackgroundJobClient
    {
        public string Create(Hangfire.Common.Job job, IState state) => throw new NotSupportedException();

        public bool ChangeState(string jobId, IState state, string? expectedState) => false;
    }
}
