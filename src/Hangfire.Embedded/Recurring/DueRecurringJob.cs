using Hangfire.Client;
using Hangfire.Logging;
using Hangfire.Storage;

namespace Hangfire.Recurring;

/// <summary>Starts one recurring job that is due. Errors are stored with it, so that it does not hold up the others.</summary>
internal sealed class DueRecurringJob(
    JobStorage storage, IBackgroundJobFactory factory, ITimeZoneResolver timeZones, RecurringJobClock clock, TimeSpan tolerance)
{
    private const string Reason = "Triggered by recurring job scheduler";

    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(5);
    private static readonly ILog Log = LogProvider.GetLogger(typeof(DueRecurringJob));

    private readonly RecurringJobStarter starter = new(storage, factory);

    public void Start(IStorageConnection connection, string id)
    {
        try
        {
            using var alone = connection.AcquireDistributedLock(RecurringJobKeys.LockOf(id), LockTimeout);
            if (StoredRecurringJob.Read(connection, id) is { } recurring) Start(connection, recurring);
            else Remove(connection, id);
        }
        catch (DistributedLockTimeoutException)
        {
            Log.Debug($"Recurring job '{id}' is being changed. It is looked at again in the next round.");
        }
    }

    private void Start(IStorageConnection connection, StoredRecurringJob recurring)
    {
        var now = clock.UtcNow(connection);
        try
        {
            StartDue(connection, recurring, now);
        }
        catch (Exception error) when (error is not (OperationCanceledException or DistributedLockTimeoutException))
        {
            Log.ErrorException($"Recurring job '{recurring.Id}' could not be started, attempt {recurring.RetryAttempt + 1}.", error);
            RecurringJobFailure.Changes(recurring, error, now, timeZones).Commit(connection);
        }
    }

    // Read under the lock: another server may have started this occurrence a moment ago.
    private void StartDue(IStorageConnection connection, StoredRecurringJob recurring, DateTime now)
    {
        var schedule = recurring.Schedule(timeZones);
        if (recurring.NextExecution is not { } pending || pending > now)
        {
            new RecurringJobChanges(recurring.Id).Next(recurring.NextExecution ?? schedule.Next(now)).Recovered(recurring).Commit(connection);
            return;
        }

        var due = DueOccurrences.Of(schedule, pending, now, recurring.Misfire, tolerance);
        for (var position = 0; position < due.Times.Count; position++)
        {
            var next = position + 1 < due.Times.Count ? due.Times[position + 1] : due.Next;
            var changes = new RecurringJobChanges(recurring.Id)
                .Next(next).Recovered(recurring).Set(RecurringJobFields.LastExecution, now);
            starter.Start(connection, recurring, due.Times[position], Reason, changes);
        }

        if (due.Times.Count == 0) new RecurringJobChanges(recurring.Id).Next(due.Next).Recovered(recurring).Commit(connection);
    }

    private static void Remove(IStorageConnection connection, string id)
    {
        using var transaction = connection.CreateWriteTransaction();
        transaction.RemoveFromSet(RecurringJobKeys.Set, id);
        transaction.Commit();
    }
}
