using Hangfire.Common;

namespace Hangfire.Embedded.Tests.Storage;

public abstract partial class StorageContract
{
    [Fact]
    public void EnqueuedAndFetchedJobsAreListedByQueue()
    {
        var first = Enqueue("queue-a");
        var second = Enqueue("queue-a");
        Enqueue("queue-b");
        using var claim = Fetch("queue-a");

        var monitor = Monitor();
        Assert.Equal(first, Assert.Single(monitor.FetchedJobs("queue-a", 0, 10)).Key);
        var enqueued = Assert.Single(monitor.EnqueuedJobs("queue-a", 0, 10));
        Assert.Equal(second, enqueued.Key);
        Assert.True(enqueued.Value.InEnqueuedState);
        Assert.NotNull(enqueued.Value.EnqueuedAt);
        Assert.Equal(1, monitor.EnqueuedCount("queue-a"));
        Assert.Equal(1, monitor.FetchedCount("queue-a"));
        Assert.Equal(["queue-a", "queue-b"], monitor.Queues().Select(queue => queue.Name).Order());
        var queue = monitor.Queues().Single(queue => queue.Name == "queue-a");
        Assert.Equal(1, queue.Length);
        Assert.Equal(1, queue.Fetched);
        Assert.Equal(second, Assert.Single(queue.FirstJobs).Key);
    }

    [Fact]
    public void JobsAreListedAndCountedByState()
    {
        var now = DateTime.UtcNow;
        var time = JobHelper.SerializeDateTime(now);
        var processing = CreateJobIn(new TestState("Processing", ("ServerId", "server-1"), ("StartedAt", time)));
        var succeeded = CreateJobIn(new TestState(
            "Succeeded", ("SucceededAt", time), ("PerformanceDuration", "3"), ("Latency", "4"), ("Result", "42")));
        var failed = CreateJobIn(new TestState(
            "Failed", ("FailedAt", time), ("ExceptionType", "X"), ("ExceptionMessage", "boom"), ("ExceptionDetails", "at")) { Reason = "why" });
        var deleted = CreateJobIn(new TestState("Deleted", ("DeletedAt", time)));
        var awaiting = CreateJobIn(new TestState("Awaiting", ("ParentId", processing), ("NextState", "{}")));

        var monitor = Monitor();
        var running = Assert.Single(monitor.ProcessingJobs(0, 10));
        Assert.Equal((processing, "server-1"), (running.Key, running.Value.ServerId));
        var done = Assert.Single(monitor.SucceededJobs(0, 10));
        Assert.Equal(succeeded, done.Key);
        Assert.Equal(7, done.Value.TotalDuration);
        var broken = Assert.Single(monitor.FailedJobs(0, 10));
        Assert.Equal((failed, "boom", "X", "at", "why"), (
            broken.Key, broken.Value.ExceptionMessage, broken.Value.ExceptionType, broken.Value.ExceptionDetails, broken.Value.Reason));
        Assert.Equal(deleted, Assert.Single(monitor.DeletedJobs(0, 10)).Key);
        Assert.Equal(awaiting, Assert.Single(monitor.AwaitingJobs(0, 10)).Key);
        Assert.Equal(
            [1, 1, 1, 1, 1],
            [monitor.ProcessingCount(), monitor.SucceededListCount(), monitor.FailedCount(), monitor.DeletedListCount(), monitor.AwaitingCount()]);
        Assert.InRange(done.Value.SucceededAt!.Value, now.AddSeconds(-1), now.AddSeconds(1));
    }

    [Fact]
    public void ScheduledJobsAreListedWithTheirTime()
    {
        var later = DateTime.UtcNow.AddHours(1);
        var id = CreateJobIn(new TestState(
            "Scheduled", ("EnqueueAt", JobHelper.SerializeDateTime(later)), ("ScheduledAt", JobHelper.SerializeDateTime(DateTime.UtcNow))));
        Write(transaction => transaction.AddToSet("schedule", id, JobHelper.ToTimestamp(later)));

        var scheduled = Assert.Single(Monitor().ScheduledJobs(0, 10));

        Assert.Equal(id, scheduled.Key);
        Assert.InRange(scheduled.Value.EnqueueAt, later.AddSeconds(-1), later.AddSeconds(1));
        Assert.True(scheduled.Value.InScheduledState);
        Assert.Equal(1, Monitor().ScheduledCount());
    }

    [Fact]
    public void TheLatestJobsComeFirstAndPagesFollowEachOther()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => CreateJobIn(new TestState("Failed", ("FailedAt", "1")))).Reverse().ToList();

        Assert.Equal(ids[..2], Monitor().FailedJobs(0, 2).Select(job => job.Key));
        Assert.Equal(ids[2..4], Monitor().FailedJobs(2, 2).Select(job => job.Key));
        Assert.Equal(ids[4..], Monitor().FailedJobs(4, 2).Select(job => job.Key));
        Assert.Empty(Monitor().FailedJobs(6, 2));
    }

    [Fact]
    public void DetailsShowParametersAndHistory()
    {
        var id = CreateJob(("Name", "\"value\""));
        Write(transaction => transaction.SetJobState(id, new TestState("Enqueued", ("Queue", "default")) { Reason = "because" }));

        var details = Monitor().JobDetails(id);

        Assert.Equal("\"value\"", details.Properties["Name"]);
        Assert.Equal(nameof(SampleJobs.Run), details.Job!.Method.Name);
        var entry = Assert.Single(details.History);
        Assert.Equal(("Enqueued", "because", "default"), (entry.StateName, entry.Reason, entry.Data["Queue"]));
        Assert.InRange(entry.CreatedAt, DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1));
        Assert.Null(Monitor().JobDetails("1234567"));
    }

    [Fact]
    public void StatisticsCountEverything()
    {
        Enqueue();
        CreateJobIn(new TestState("Failed", ("FailedAt", "1")));
        CreateJobIn(new TestState("Processing", ("StartedAt", "1")));
        CreateJobIn(new TestState("Scheduled", ("EnqueueAt", "1"), ("ScheduledAt", "1")));
        CreateJobIn(new TestState("Awaiting"));
        Write(transaction =>
        {
            transaction.AddToSet("recurring-jobs", "nightly", 1);
            transaction.AddToSet("retries", "1");
            transaction.IncrementCounter("stats:succeeded");
            transaction.IncrementCounter("stats:succeeded");
            transaction.IncrementCounter("stats:deleted");
        });

        var statistics = Monitor().GetStatistics();

        Assert.Equal(
            (1, 1, 1, 1, 1, 1, 2, 1),
            (statistics.Enqueued, statistics.Failed, statistics.Processing, statistics.Scheduled, statistics.Recurring, statistics.Queues,
                statistics.Succeeded, statistics.Deleted));
        Assert.Equal(1, statistics.Retries);
        Assert.Equal(1, statistics.Awaiting);
        Assert.Equal(0, statistics.Servers);
    }

    [Fact]
    public void GraphsShowAWeekOfDaysAndADayOfHours()
    {
        var now = DateTime.UtcNow;
        Write(transaction =>
        {
            transaction.IncrementCounter($"stats:succeeded:{now:yyyy-MM-dd}");
            transaction.IncrementCounter($"stats:succeeded:{now:yyyy-MM-dd-HH}");
            transaction.IncrementCounter($"stats:failed:{now:yyyy-MM-dd}");
            transaction.IncrementCounter($"stats:failed:{now:yyyy-MM-dd-HH}");
            transaction.IncrementCounter($"stats:deleted:{now:yyyy-MM-dd}");
            transaction.IncrementCounter($"stats:deleted:{now:yyyy-MM-dd-HH}");
        });

        var monitor = Monitor();
        Assert.All(
            [monitor.SucceededByDatesCount(), monitor.FailedByDatesCount(), monitor.DeletedByDatesCount()],
            days => Assert.Equal((7, 1), (days.Count, days.Values.Sum())));
        Assert.All(
            [monitor.HourlySucceededJobs(), monitor.HourlyFailedJobs(), monitor.HourlyDeletedJobs()],
            hours => Assert.Equal((24, 1), (hours.Count, hours.Values.Sum())));
    }
}
