using Hangfire.Client;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire;

/// <summary>Keeps the jobs of a storage that run again and again.</summary>
public class RecurringJobManager : IRecurringJobManagerV2
{
    private const string RecurringJobs = "recurring-jobs";

    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(15);

    private readonly IBackgroundJobFactory factory;
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

    /// <summary>Works on <paramref name="storage"/> and creates jobs with <paramref name="factory"/>.</summary>
    public RecurringJobManager(JobStorage storage, IBackgroundJobFactory factory)
        : this(storage, factory, new DefaultTimeZoneResolver())
    {
    }

    /// <summary>Works on <paramref name="storage"/>, creates jobs with <paramref name="factory"/> and finds time zones with <paramref name="timeZoneResolver"/>.</summary>
    public RecurringJobManager(JobStorage storage, IBackgroundJobFactory factory, ITimeZoneResolver timeZoneResolver)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(timeZoneResolver);

        Storage = storage;
        this.factory = factory;
        this.timeZoneResolver = timeZoneResolver;
    }

    /// <inheritdoc />
    public JobStorage Storage { get; }

    /// <inheritdoc />
    public void AddOrUpdate(string recurringJobId, Job job, string cronExpression, RecurringJobOptions options) =>
        throw new NotSupportedException(
            $"Recurring job '{recurringJobId}' cannot be stored: this engine keeps no schedules yet ({timeZoneResolver.GetType().Name}).");

    /// <inheritdoc />
    public void Trigger(string recurringJobId) => TriggerJob(recurringJobId);

    /// <inheritdoc />
    public string TriggerJob(string recurringJobId)
    {
        ArgumentNullException.ThrowIfNull(recurringJobId);
        using var connection = Storage.GetConnection();
        using var alone = connection.AcquireDistributedLock(LockOf(recurringJobId), LockTimeout);
        if (connection.GetAllEntriesFromHash(HashOf(recurringJobId)) is not { Count: > 0 } stored) return null!;

        var now = DateTime.UtcNow;
        var job = factory.Create(Triggered(connection, recurringJobId, stored, now));
        Remember(connection, recurringJobId, job, now);
        return job?.Id!;
    }

    /// <inheritdoc />
    public void RemoveIfExists(string recurringJobId)
    {
        ArgumentNullException.ThrowIfNull(recurringJobId);
        using var connection = Storage.GetConnection();
        using var alone = connection.AcquireDistributedLock(LockOf(recurringJobId), LockTimeout);
        using var transaction = connection.CreateWriteTransaction();
        transaction.RemoveHash(HashOf(recurringJobId));
        transaction.RemoveFromSet(RecurringJobs, recurringJobId);
        transaction.Commit();
    }

    private CreateContext Triggered(
        IStorageConnection connection, string recurringJobId, Dictionary<string, string> stored, DateTime now)
    {
        var job = InvocationData.DeserializePayload(stored["Job"]).DeserializeJob();
        var queue = stored.GetValueOrDefault("Queue") is { Length: > 0 } name ? name : EnqueuedState.DefaultQueue;
        var parameters = new Dictionary<string, object> { ["RecurringJobId"] = recurringJobId, ["Time"] = JobHelper.ToTimestamp(now) };

        return new CreateContext(
            Storage, connection, job, new EnqueuedState(queue) { Reason = "Triggered using recurring job manager" }, parameters);
    }

    private static void Remember(IStorageConnection connection, string recurringJobId, BackgroundJob? job, DateTime now)
    {
        var changes = new Dictionary<string, string?> { ["LastExecution"] = JobHelper.SerializeDateTime(now) };
        if (job is not null) changes["LastJobId"] = job.Id;

        using var transaction = connection.CreateWriteTransaction();
        transaction.SetRangeInHash(HashOf(recurringJobId), changes);
        transaction.Commit();
    }

    private static string HashOf(string recurringJobId) => $"recurring-job:{recurringJobId}";

    private static string LockOf(string recurringJobId) => $"lock:recurring-job:{recurringJobId}";
}
