using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>Enqueues scheduled jobs whose time has come. Several servers may run it at once.</summary>
public class DelayedJobScheduler : IBackgroundProcess
{
    /// <summary>How often the schedule is read when nothing else is said: every 15 seconds.</summary>
    public static readonly TimeSpan DefaultPollingDelay = TimeSpan.FromSeconds(15);

    private const int BatchSize = 1000;
    private const string LockName = "locks:schedulepoller";

    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(1);
    private static readonly ILog Log = LogProvider.For<DelayedJobScheduler>();

    private readonly IBackgroundJobStateChanger stateChanger;
    private readonly ScheduleLook look;

    /// <summary>Reads the schedule every 15 seconds.</summary>
    public DelayedJobScheduler()
        : this(DefaultPollingDelay)
    {
    }

    /// <summary>Reads the schedule every <paramref name="pollingDelay"/>.</summary>
    public DelayedJobScheduler(TimeSpan pollingDelay)
        : this(pollingDelay, new BackgroundJobStateChanger())
    {
    }

    /// <summary>Reads the schedule every <paramref name="pollingDelay"/> and enqueues with <paramref name="stateChanger"/>.</summary>
    public DelayedJobScheduler(TimeSpan pollingDelay, IBackgroundJobStateChanger stateChanger)
        : this(new ScheduleLook(pollingDelay), stateChanger)
    {
    }

    internal DelayedJobScheduler(ScheduleLook look, IBackgroundJobStateChanger stateChanger)
    {
        ArgumentNullException.ThrowIfNull(stateChanger);
        this.look = look;
        this.stateChanger = stateChanger;
    }

    /// <summary>How many due jobs are enqueued at a time. Default: 1.</summary>
    public int MaxDegreeOfParallelism { get; set; } = 1;

    /// <summary>Where they are enqueued when there are several at a time; <see langword="null"/> takes the default scheduler.</summary>
    public TaskScheduler? TaskScheduler { get; set; }

    /// <summary>Enqueues what is due, then waits.</summary>
    public void Execute(BackgroundProcessContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        while (!context.IsStopping && !IsQuiet(context) && EnqueueBatch(context) > 0)
        {
            // More may be due.
        }

        context.Wait(look.UntilNextRound());
    }

    private bool IsQuiet(BackgroundProcessContext context)
    {
        using var connection = context.Storage.GetConnection();
        return look.IsQuiet(connection, ScheduledStateHandler.Schedule, JobHelper.ToTimestamp(NowOf(context.Storage, connection)));
    }

    private int EnqueueBatch(BackgroundProcessContext context)
    {
        using var connection = context.Storage.GetConnection();
        if (Due(context.Storage, connection, 1).Count == 0) return 0;

        using var alone = connection.AcquireDistributedLock(LockName, LockTimeout);
        var due = Due(context.Storage, connection, BatchSize);
        if (MaxDegreeOfParallelism > 1) EnqueueInParallel(context, due);
        else foreach (var jobId in due.TakeWhile(_ => !context.IsStopping)) Enqueue(context.Storage, connection, jobId);

        return due.Count;
    }

    private static List<string> Due(JobStorage storage, IStorageConnection connection, int count)
    {
        var now = JobHelper.ToTimestamp(NowOf(storage, connection));
        if (count > 1 && connection is JobStorageConnection able && storage.HasFeature(JobStorageFeatures.Connection.BatchedGetFirstByLowest))
            return able.GetFirstByLowestScoreFromSet(ScheduledStateHandler.Schedule, 0, now, count);

        return connection.GetFirstByLowestScoreFromSet(ScheduledStateHandler.Schedule, 0, now) is { } first ? [first] : [];
    }

    private static DateTime NowOf(JobStorage storage, IStorageConnection connection) =>
        connection is JobStorageConnection able && storage.HasFeature(JobStorageFeatures.Connection.GetUtcDateTime)
            ? able.GetUtcDateTime()
            : DateTime.UtcNow;

    private void EnqueueInParallel(BackgroundProcessContext context, List<string> due)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxDegreeOfParallelism, TaskScheduler = TaskScheduler };
        Parallel.ForEach(due, options, jobId =>
        {
            if (context.IsStopping) return;

            using var connection = context.Storage.GetConnection();
            Enqueue(context.Storage, connection, jobId);
        });
    }

    private void Enqueue(JobStorage storage, IStorageConnection connection, string jobId)
    {
        var enqueued = new EnqueuedState { Reason = $"Triggered by {nameof(DelayedJobScheduler)}" };
        var applied = stateChanger.ChangeState(new StateChangeContext(storage, connection, jobId, enqueued, ScheduledState.StateName));
        if (applied is not null) return;

        Log.Debug($"Job '{jobId}' stood in the schedule without being scheduled. It is taken off.");
        ScheduleEntry.Remove(connection, jobId);
    }
}
