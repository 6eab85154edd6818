using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Recurring;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire;

/// <summary>Keeps the jobs of a storage that run again and again.</summary>
public class RecurringJobManager : IRecurringJobManagerV2
{
    private const string StoredVersion = "2";

    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(15);

    private readonly RecurringJobStarter starter;
    private readonly RecurringJobClock clock;
    private readonly ITimeZoneResolver timeZoneResolver;

    /// <summary>Works on <see cref="JobStorage.Current"/>.</summary>
    public RecurringJobManager()
        : this(JobStorage.Current)
    {
    }

    /// <summary>Works on <paramref name="storage"/>.</summary>
    public RecurringJobManager(JobStorage storage)
        : this(storage, JobFilterProviders.Providers)
    {
    }

    /// <summary>Works on <paramref name="storage"/> with the filters of <paramref name="filterProvider"/>.</summary>
    public RecurringJobManager(JobStorage storage, IJobFilterProvider filterProvider)
        : this(storage, filterProvider, new DefaultTimeZoneResolver())
    {
    }

    /// <summary>Works on <paramref name="storage"/> and finds time zones with <paramref name="timeZoneResolver"/>.</summary>
    public RecurringJobManager(JobStorage storage, IJobFilterProvider filterProvider, ITimeZoneResolver timeZoneResolver)
        : this(storage, new BackgroundJobFactory(filterProvider), timeZoneResolver)
    {
    }

    /// <summary>Works on <paramref name="storage"/> and takes the time, in UTC, from <paramref name="nowFactory"/>.</summary>
    public RecurringJobManager(
        JobStorage storage, IJobFilterProvider filterProvider, ITimeZoneResolver timeZoneResolver, Func<DateTime> nowFactory)
        : this(storage, new BackgroundJobFactory(filterProvider), timeZoneResolver, NotNull(nowFactory))
    {
    }

    /// <summary>Works on <paramref name="storage"/> and creates jobs with <paramref name="factory"/>.</summary>
    public RecurringJobManager(JobStorage storage, IBackgroundJobFactory factory)
        : this(storage, factory, new DefaultTimeZoneResolver())
    {
    }

    /// <summary>Works on <paramref name="storage"/>, creates jobs with <paramref name="factory"/> and finds time zones with <paramref name="timeZoneResolver"/>.</summary>
    public RecurringJobManager(JobStorage storage, IBackgroundJobFactory factory, ITimeZoneResolver timeZoneResolver)
        : this(storage, factory, timeZoneResolver, nowFactory: null)
    {
    }

    private RecurringJobManager(
        JobStorage storage, IBackgroundJobFactory factory, ITimeZoneResolver timeZoneResolver, Func<DateTime>? nowFactory)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(timeZoneResolver);

        Storage = storage;
        this.timeZoneResolver = timeZoneResolver;
        starter = new RecurringJobStarter(storage, factory);
        clock = new RecurringJobClock(storage, nowFactory);
    }

    /// <inheritdoc />
    public JobStorage Storage { get; }

    /// <inheritdoc />
    /// <remarks>While cron expression and time zone stay the same, so does the next execution: one that is due is not lost.</remarks>
    /// <exception cref="ArgumentException">The cron expression cannot be read, or the time zone is not known by its id.</exception>
    public void AddOrUpdate(string recurringJobId, Job job, string cronExpression, RecurringJobOptions options)
    {
        ArgumentNullException.ThrowIfNull(recurringJobId);
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(cronExpression);
        ArgumentNullException.ThrowIfNull(options);
        if (job.Queue is not null && !Storage.HasFeature(JobStorageFeatures.JobQueueProperty))
            throw JobStorageFeatures.GetNotSupportedException(JobStorageFeatures.JobQueueProperty);

        var schedule = ScheduleOf(cronExpression, options.TimeZone);
        using var connection = Storage.GetConnection();
        using var alone = connection.AcquireDistributedLock(RecurringJobKeys.LockOf(recurringJobId), LockTimeout);
        var stored = StoredRecurringJob.Read(connection, recurringJobId);
        var now = clock.UtcNow(connection);
        var next = stored is { NextExecution: { } waiting } && stored.RunsBy(cronExpression, options.TimeZone.Id) ? waiting : schedule.Next(now);

        Changes(recurringJobId, job, cronExpression, options, stored, now).Next(next)
            .Set(RecurringJobFields.Version, StoredVersion).Recovered(stored).Commit(connection);
    }

    /// <inheritdoc />
    public void Trigger(string recurringJobId) => TriggerJob(recurringJobId);

    /// <inheritdoc />
    public string TriggerJob(string recurringJobId)
    {
        ArgumentNullException.ThrowIfNull(recurringJobId);
        using var connection = Storage.GetConnection();
        using var alone = connection.AcquireDistributedLock(RecurringJobKeys.LockOf(recurringJobId), LockTimeout);
        if (StoredRecurringJob.Read(connection, recurringJobId) is not { } stored) return null!;

        var now = clock.UtcNow(connection);
        var changes = new RecurringJobChanges(recurringJobId).Set(RecurringJobFields.LastExecution, now);
        return starter.Start(connection, stored, now, "Triggered using recurring job manager", changes)?.Id!;
    }

    /// <inheritdoc />
    public void RemoveIfExists(string recurringJobId)
    {
        ArgumentNullException.ThrowIfNull(recurringJobId);
        using var connection = Storage.GetConnection();
        using var alone = connection.AcquireDistributedLock(RecurringJobKeys.LockOf(recurringJobId), LockTimeout);
        using var transaction = connection.CreateWriteTransaction();
        transaction.RemoveHash(RecurringJobKeys.HashOf(recurringJobId));
        transaction.RemoveFromSet(RecurringJobKeys.Set, recurringJobId);
        transaction.Commit();
    }

    private static RecurringJobChanges Changes(
        string recurringJobId, Job job, string cronExpression, RecurringJobOptions options, StoredRecurringJob? stored, DateTime now)
    {
        var changes = new RecurringJobChanges(recurringJobId)
            .Set(RecurringJobFields.Queue, job.Queue ?? EnqueuedState.DefaultQueue)
            .Set(RecurringJobFields.Cron, cronExpression)
            .Set(RecurringJobFields.TimeZoneId, options.TimeZone.Id)
            .Set(RecurringJobFields.Job, InvocationData.SerializeJob(job).SerializePayload())
            .Set(RecurringJobFields.CreatedAt, stored?.CreatedAt ?? now);

        var saysMisfire = options.MisfireHandling != MisfireHandlingMode.Relaxed || stored?.Has(RecurringJobFields.Misfire) == true;
        return saysMisfire ? changes.Set(RecurringJobFields.Misfire, (int)options.MisfireHandling) : changes;
    }

    // The time zone is looked up by its id, because that is all a server will know of it.
    private Schedule ScheduleOf(string cronExpression, TimeZoneInfo timeZone)
    {
        try
        {
            return Schedule.Parse(cronExpression, timeZoneResolver.GetTimeZoneById(timeZone.Id));
        }
        catch (CronFormatException error)
        {
            throw new ArgumentException($"The cron expression '{cronExpression}' is invalid. {error.Message}", nameof(cronExpression), error);
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new ArgumentException(
                $"The time zone '{timeZone.Id}' is not known by its id. Use one the system knows, or a time zone resolver that finds it.",
                nameof(timeZone), error);
        }
    }

    private static Func<DateTime> NotNull(Func<DateTime> nowFactory)
    {
        ArgumentNullException.ThrowIfNull(nowFactory);
        return nowFactory;
    }
}
