using System.Globalization;
using Hangfire.Common;

namespace Hangfire.Embedded.Tests.Storage.InMemory;

public sealed class InMemoryMonitorTests : MemoryFixture
{
    [Fact]
    public void QueuesShowTheirFirstJobsAndWhatIsFetched()
    {
        var ids = Enumerable.Range(0, 7).Select(number => Enqueue("default", number)).ToArray();
        foreach (var id in ids) SetState(id, "Enqueued", new() { ["EnqueuedAt"] = Stamp(Now) });
        Connection.FetchNextJob(["default"], CancellationToken.None);

        var queue = Assert.Single(Monitor.Queues());

        Assert.Equal(("default", 6, 1), (queue.Name, queue.Length, queue.Fetched));
        Assert.Equal(ids[1..6], queue.FirstJobs.Select(job => job.Key));
        Assert.All(queue.FirstJobs, job => Assert.True(job.Value.InEnqueuedState));
        Assert.Equal(Now, queue.FirstJobs[0].Value.EnqueuedAt);
        var fetched = Assert.Single(Monitor.FetchedJobs("default", 0, 10));
        Assert.Equal((ids[0], Now, "Enqueued"), (fetched.Key, fetched.Value.FetchedAt, fetched.Value.State));
    }

    [Fact]
    public void AQueuedJobThatIsGoneIsShownWithoutDetails()
    {
        Write(transaction => transaction.AddToQueue("default", "404"));

        Assert.Equal(KeyValuePair.Create("404", (Hangfire.Storage.Monitoring.EnqueuedJobDto?)null), Assert.Single(Monitor.EnqueuedJobs("default", 0, 10))!);
    }

    [Fact]
    public void FinishedJobsComeNewestFirstInPages()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => Finish("Succeeded", new()
        {
            ["SucceededAt"] = Stamp(Now), ["Latency"] = "20", ["PerformanceDuration"] = "3", ["Result"] = "\"done\"",
        })).ToArray();

        var page = Monitor.SucceededJobs(1, 2);

        Assert.Equal([ids[3], ids[2]], page.Select(job => job.Key));
        Assert.Equal((23, "\"done\"", Now), (page[0].Value.TotalDuration, page[0].Value.Result, page[0].Value.SucceededAt));
        Assert.Equal(5, Monitor.SucceededListCount());
    }

    [Fact]
    public void AFailedJobShowsItsError()
    {
        var id = Finish("Failed", new()
        {
            ["FailedAt"] = Stamp(Now), ["ExceptionType"] = "T", ["ExceptionMessage"] = "M", ["ExceptionDetails"] = "D",
        });

        var (key, failed) = Assert.Single(Monitor.FailedJobs(0, 10));

        Assert.Equal(id, key);
        Assert.Equal(("T", "M", "D", Now), (failed.ExceptionType, failed.ExceptionMessage, failed.ExceptionDetails, failed.FailedAt));
        Assert.Equal(1, Monitor.FailedCount());
    }

    [Fact]
    public void RunningAndScheduledJobsComeInTheOrderTheyBecameSo()
    {
        var running = new[] { Finish("Processing", Started()), Finish("Processing", Started()) };
        var scheduled = Finish("Scheduled", new() { ["EnqueueAt"] = Stamp(Now.AddDays(1)), ["ScheduledAt"] = Stamp(Now) });

        Assert.Equal(running, Monitor.ProcessingJobs(0, 10).Select(job => job.Key));
        Assert.Equal("server", Monitor.ProcessingJobs(0, 1)[0].Value.ServerId);
        var later = Assert.Single(Monitor.ScheduledJobs(0, 10));
        Assert.Equal((scheduled, Now.AddDays(1), Now), (later.Key, later.Value.EnqueueAt, later.Value.ScheduledAt));
        Assert.Equal((2, 1), (Monitor.ProcessingCount(), Monitor.ScheduledCount()));
    }

    [Fact]
    public void AnAwaitingJobShowsTheStateOfItsParent()
    {
        var parent = Finish("Processing", Started());
        var child = Finish("Awaiting", new() { ["ParentId"] = parent });

        var (key, awaiting) = Assert.Single(Monitor.AwaitingJobs(0, 10));

        Assert.Equal((child, "Processing", Now), (key, awaiting.ParentStateName, awaiting.AwaitingAt));
        Assert.Equal(1, Monitor.AwaitingCount());
    }

    [Fact]
    public void AJobThatMovedOnIsInOneStateOnly()
    {
        var id = Finish("Failed", []);

        SetState(id, "Deleted", new() { ["DeletedAt"] = Stamp(Now) });

        Assert.Empty(Monitor.FailedJobs(0, 10));
        Assert.Equal(id, Assert.Single(Monitor.DeletedJobs(0, 10)).Key);
        Assert.Equal((0, 1), (Monitor.FailedCount(), Monitor.DeletedListCount()));
    }

    [Fact]
    public void StatisticsCountWhatThereIs()
    {
        Finish("Enqueued", []);
        Finish("Failed", []);
        Finish("Awaiting", []);
        Enqueue("default");
        Write(transaction =>
        {
            transaction.IncrementCounter("stats:succeeded");
            transaction.IncrementCounter("stats:deleted");
            transaction.AddToSet("retries", "1");
            transaction.AddToSet("recurring-jobs", "nightly");
        });

        var statistics = Monitor.GetStatistics();

        Assert.Equal((1, 1, 1, 1), (statistics.Enqueued, statistics.Failed, statistics.Awaiting, statistics.Queues));
        Assert.Equal((1, 1, 1, 1), (statistics.Succeeded, statistics.Deleted, statistics.Retries, statistics.Recurring));
        Assert.Equal((0, 0, 0), (statistics.Servers, statistics.Scheduled, statistics.Processing));
    }

    [Fact]
    public void GraphsCountByDayAndByHour()
    {
        Write(transaction =>
        {
            transaction.IncrementCounter("stats:succeeded:2026-11-21");
            transaction.IncrementCounter("stats:failed:2026-11-15");
            transaction.IncrementCounter("stats:deleted:2026-11-21-09");
            transaction.IncrementCounter("stats:succeeded:2026-11-20-10");
        });

        Assert.Equal(1, Monitor.SucceededByDatesCount()[new DateTime(2026, 11, 21)]);
        Assert.Equal(7, Monitor.FailedByDatesCount().Count);
        Assert.Equal(1, Monitor.FailedByDatesCount()[new DateTime(2026, 11, 15)]);
        Assert.Equal(1, Monitor.HourlyDeletedJobs()[new DateTime(2026, 11, 21, 9, 0, 0)]);
        Assert.Equal(24, Monitor.HourlySucceededJobs().Count);
        Assert.Equal(1, Monitor.HourlySucceededJobs()[new DateTime(2026, 11, 20, 10, 0, 0)]);
        Assert.All(Monitor.HourlyFailedJobs().Values.Concat(Monitor.DeletedByDatesCount().Values), count => Assert.Equal(0, count));
    }

    [Fact]
    public void DetailsOfAJobTellItsWholeStory()
    {
        var id = CreateJob(5);
        Connection.SetJobParameter(id, "CurrentCulture", "\"\"");
        SetState(id, "Failed", new() { ["A"] = "1" }, "because");

        var details = Monitor.JobDetails(id);

        Assert.Equal(5, details.Job.Args[1]);
        Assert.Equal((Now, Now.AddHours(1)), (details.CreatedAt, details.ExpireAt));
        Assert.Equal("\"\"", details.Properties["CurrentCulture"]);
        var state = Assert.Single(details.History);
        Assert.Equal(("Failed", "because", Now, "1"), (state.StateName, state.Reason, state.CreatedAt, state.Data["A"]));
        Assert.Null(Monitor.JobDetails("404"));
    }

    private static string Stamp(DateTime instant) =>
        JobHelper.ToMillisecondTimestamp(instant).ToString(CultureInfo.InvariantCulture);

    private Dictionary<string, string> Started() => new() { ["ServerId"] = "server", ["StartedAt"] = Stamp(Now) };

    private string Finish(string state, Dictionary<string, string> data)
    {
        var id = CreateJob();
        SetState(id, state, data);
        return id;
    }
}
