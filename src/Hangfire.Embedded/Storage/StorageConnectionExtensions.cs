using System.Globalization;
using Hangfire.Common;

namespace Hangfire.Storage;

/// <summary>Locks of jobs and readers of recurring jobs, for any storage.</summary>
public static class StorageConnectionExtensions
{
    private const string RecurringJobs = "recurring-jobs";

    /// <summary>Takes the lock that guards the state of one job.</summary>
    /// <param name="connection">The connection to the storage.</param>
    /// <param name="jobId">The id of the job.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <exception cref="DistributedLockTimeoutException">The lock was not free within the timeout.</exception>
    public static IDisposable AcquireDistributedJobLock(this IStorageConnection connection, string jobId, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.AcquireDistributedLock(LockOf(jobId), timeout);
    }

    /// <summary>Takes the lock that guards the state of one job until the transaction ends.</summary>
    /// <param name="transaction">The transaction that holds the lock.</param>
    /// <param name="jobId">The id of the job.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <exception cref="DistributedLockTimeoutException">The lock was not free within the timeout.</exception>
    public static void AcquireDistributedJobLock(this JobStorageTransaction transaction, string jobId, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        transaction.AcquireDistributedLock(LockOf(jobId), timeout);
    }

    /// <summary>Returns how many recurring jobs there are.</summary>
    /// <param name="connection">The connection to the storage.</param>
    public static long GetRecurringJobCount(this JobStorageConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.GetSetCount(RecurringJobs);
    }

    /// <summary>Returns the ids of a page of recurring jobs.</summary>
    /// <param name="connection">The connection to the storage.</param>
    /// <param name="startingFrom">The first position, counted from zero.</param>
    /// <param name="endingAt">The last position, included.</param>
    public static List<string> GetRecurringJobIds(this JobStorageConnection connection, int startingFrom, int endingAt)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.GetRangeFromSet(RecurringJobs, startingFrom, endingAt);
    }

    /// <summary>Returns a page of recurring jobs.</summary>
    /// <param name="connection">The connection to the storage.</param>
    /// <param name="startingFrom">The first position, counted from zero.</param>
    /// <param name="endingAt">The last position, included.</param>
    public static List<RecurringJobDto> GetRecurringJobs(this JobStorageConnection connection, int startingFrom, int endingAt) =>
        connection.GetRecurringJobs(connection.GetRecurringJobIds(startingFrom, endingAt));

    /// <summary>Returns all recurring jobs.</summary>
    /// <param name="connection">The connection to the storage.</param>
    public static List<RecurringJobDto> GetRecurringJobs(this IStorageConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.GetRecurringJobs(connection.GetAllItemsFromSet(RecurringJobs));
    }

    /// <summary>Returns the recurring jobs of the given ids; one that is gone is marked as removed.</summary>
    /// <param name="connection">The connection to the storage.</param>
    /// <param name="ids">The ids of the recurring jobs.</param>
    public static List<RecurringJobDto> GetRecurringJobs(this IStorageConnection connection, IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(ids);
        return [.. ids.Select(id => Read(connection, id))];
    }

    private static string LockOf(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        return $"job:{jobId}:state-lock";
    }

    private static RecurringJobDto Read(IStorageConnection connection, string id)
    {
        var hash = connection.GetAllEntriesFromHash($"recurring-job:{id}");
        if (hash == null || hash.Count == 0)
        {
            return new RecurringJobDto { Id = id, Removed = true };
        }

        var recurring = new RecurringJobDto
        {
            Id = id,
            Cron = hash.GetValueOrDefault("Cron"),
            Queue = hash.GetValueOrDefault("Queue"),
            TimeZoneId = hash.GetValueOrDefault("TimeZoneId"),
            NextExecution = TimeOf(hash, "NextExecution"),
            LastExecution = TimeOf(hash, "LastExecution"),
            CreatedAt = TimeOf(hash, "CreatedAt"),
            LastJobId = TextOf(hash, "LastJobId"),
            Error = TextOf(hash, "Error"),
            RetryAttempt = TextOf(hash, "RetryAttempt") is { } attempt ? int.Parse(attempt, CultureInfo.InvariantCulture) : 0,
        };
        recurring.LastJobState = recurring.LastJobId == null ? null : connection.GetStateData(recurring.LastJobId)?.Name;
        LoadJob(recurring, TextOf(hash, "Job"));
        return recurring;
    }

    private static void LoadJob(RecurringJobDto recurring, string? payload)
    {
        if (payload == null)
        {
            return;
        }

        try
        {
            recurring.Job = InvocationData.DeserializePayload(payload).DeserializeJob();
        }
        catch (JobLoadException cannotLoad)
        {
            recurring.LoadException = cannotLoad;
        }
    }

    private static DateTime? TimeOf(Dictionary<string, string> hash, string field) =>
        JobHelper.DeserializeNullableDateTime(TextOf(hash, field));

    private static string? TextOf(Dictionary<string, string> hash, string field) =>
        hash.TryGetValue(field, out var text) && !string.IsNullOrEmpty(text) ? text : null;
}
