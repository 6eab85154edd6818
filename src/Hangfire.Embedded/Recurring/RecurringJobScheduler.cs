using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.Recurring;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>Creates the jobs of recurring jobs that are due. Several servers may run it at once: each occurrence is started by one of them.</summary>
public class RecurringJobScheduler : IBackgroundProcess
{
    private const int BatchSize = 1000;

    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LeastTolerance = TimeSpan.FromSeconds(30);
    private static readonly ILog Log = LogProvider.For<RecurringJobScheduler>();

    private readonly IBackgroundJobFactory factory;
    private readonly TimeSpan pollingDelay;
    private readonly ScheduleLook look;
    private readonly ITimeZoneResolver timeZoneResolver;
    private readonly RecurringJobClock clock;

    /// <summary>Creates jobs with the filters of <see cref="JobFilterProviders"/>.</summary>
    public RecurringJobScheduler()
        : this(new BackgroundJobFactory(JobFilterProviders.Providers))
    {
    }

    /// <summary>Creates jobs with <paramref name="factory"/>.</summary>
    public RecurringJobScheduler(IBackgroundJobFactory factory)
        : this(factory, DelayedJobScheduler.DefaultPollingDelay)
    {
    }

    /// <summary>Looks every <paramref name="pollingDelay"/>, and at the time of an occurrence that comes sooner.</summary>
    public RecurringJobScheduler(IBackgroundJobFactory factory, TimeSpan pollingDelay)
        : this(factory, pollingDelay, new DefaultTimeZoneResolver())
    {
    }

    /// <summary>Looks every <paramref name="pollingDelay"/> and finds time zones with <paramref name="timeZoneResolver"/>.</summary>
    public RecurringJobScheduler(IBackgroundJobFactory factory, TimeSpan pollingDelay, ITimeZoneResolver timeZoneResolver)
        : this(factory, pollingDelay, new ScheduleLook(pollingDelay), timeZoneResolver)
    {
    }

    /// <summary>Looks every <paramref name="pollingDelay"/> and takes the time, in UTC, from <paramref name="nowFactory"/>.</summary>
    public RecurringJobScheduler(
        IBackgroundJobFactory factory, TimeSpan pollingDelay, ITimeZoneResolver timeZoneResolver, Func<DateTime> nowFactory)
        : this(factory, pollingDelay, new ScheduleLook(pollingDelay), timeZoneResolver, new RecurringJobClock(null, NotNull(nowFactory)))
    {
    }

    internal RecurringJobScheduler(IBackgroundJobFactory factory, TimeSpan pollingDelay, ScheduleLook look, ITimeZoneResolver timeZoneResolver)
        : this(factory, pollingDelay, look, timeZoneResolver, new RecurringJobClock(null, null))
    {
    }

    private RecurringJobScheduler(
        IBackgroundJobFactory factory, TimeSpan pollingDelay, ScheduleLook look, ITimeZoneResolver timeZoneResolver, RecurringJobClock clock)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(timeZoneResolver);

        this.factory = factory;
        this.pollingDelay = pollingDelay;
        this.look = look;
        this.timeZoneResolver = timeZoneResolver;
        this.clock = clock;
    }

    /// <summary>How many recurring jobs are started at a time. Default: 1.</summary>
    public int MaxDegreeOfParallelism { get; set; } = 1;

    /// <summary>Where they are started when there are several at a time; <see langword="null"/> takes the default scheduler.</summary>
    public TaskScheduler? TaskScheduler { get; set; }

    // An occurrence counts as missed when it is later than polling can explain.
    private TimeSpan Tolerance => pollingDelay * 2 > LeastTolerance ? pollingDelay * 2 : LeastTolerance;

    /// <summary>Starts what is due, then waits for the next occurrence, at most for the polling delay.</summary>
    public void Execute(BackgroundProcessContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var wait = look.UntilNextRound();
        using (var connection = context.Storage.GetConnection())
        {
            if (!IsQuiet(context, connection))
            {
                if (Due(context, connection, 1).Count > 0) StartDue(context, connection);
                wait = Shorter(UntilNext(context, connection), look.UntilNextRound());
            }
        }

        context.Wait(wait);
    }

    private bool IsQuiet(BackgroundProcessContext context, IStorageConnection connection) => look.IsQuiet(
        connection, RecurringJobKeys.Set, JobHelper.ToTimestamp(clock.For(context.Storage).UtcNow(connection) + pollingDelay));

    private void StartDue(BackgroundProcessContext context, IStorageConnection connection)
    {
        try
        {
            using var alone = connection.AcquireDistributedLock(RecurringJobKeys.SchedulerLock, LockTimeout);
            Start(context, connection, Due(context, connection, BatchSize));
        }
        catch (DistributedLockTimeoutException)
        {
            Log.Debug("Another server starts the recurring jobs that are due.");
        }
    }

    private void Start(BackgroundProcessContext context, IStorageConnection connection, List<string> due)
    {
        var starter = new DueRecurringJob(context.Storage, factory, timeZoneResolver, clock.For(context.Storage), Tolerance);
        if (MaxDegreeOfParallelism <= 1)
        {
            foreach (var id in due.TakeWhile(_ => !context.IsStopping)) starter.Start(connection, id);
            return;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxDegreeOfParallelism, TaskScheduler = TaskScheduler };
        Parallel.ForEach(due, options, id =>
        {
            if (context.IsStopping) return;

            using var own = context.Storage.GetConnection();
            starter.Start(own, id);
        });
    }

    private List<string> Due(BackgroundProcessContext context, IStorageConnection connection, int count)
    {
        var now = JobHelper.ToTimestamp(clock.For(context.Storage).UtcNow(connection));
        if (connection is JobStorageConnection able && context.Storage.HasFeature(JobStorageFeatures.Connection.BatchedGetFirstByLowest))
            return able.GetFirstByLowestScoreFromSet(RecurringJobKeys.Set, 0, now, count);

        return connection.GetFirstByLowestScoreFromSet(RecurringJobKeys.Set, 0, now) is { } first ? [first] : [];
    }

    private TimeSpan UntilNext(BackgroundProcessContext context, IStorageConnection connection)
    {
        var now = clock.For(context.Storage).UtcNow(connection);
        var first = connection.GetFirstByLowestScoreFromSet(RecurringJobKeys.Set, 0, JobHelper.ToTimestamp(now + pollingDelay));
        if (first is null || StoredRecurringJob.Read(connection, first) is not { RetryAttempt: 0, NextExecution: { } next }) return pollingDelay;

        var wait = next - now;
        return wait < ShortestWait ? ShortestWait : wait < pollingDelay ? wait : pollingDelay;
    }

    private static TimeSpan Shorter(TimeSpan first, TimeSpan second) => first < second ? first : second;

    private static Func<DateTime> NotNull(Func<DateTime> nowFactory)
    {
        ArgumentNullException.ThrowIfNull(nowFactory);
        return nowFactory;
    }
}
