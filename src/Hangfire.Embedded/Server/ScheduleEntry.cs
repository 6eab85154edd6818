using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>Takes a job off the schedule that is gone or no longer scheduled.</summary>
internal static class ScheduleEntry
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(1);

    // A worker may schedule the job again at this very moment; then the entry is a new one and must stay.
    public static void Remove(IStorageConnection connection, string jobId)
    {
        using var transaction = connection.CreateWriteTransaction();
        var checking = transaction is JobStorageTransaction { ChecksState: true } able ? able : null;
        using var held = checking is null ? connection.AcquireDistributedJobLock(jobId, LockTimeout) : null;

        var job = connection.GetJobData(jobId);
        if (string.Equals(job?.State, ScheduledState.StateName, StringComparison.OrdinalIgnoreCase)) return;

        if (job is not null) checking?.ExpectState(jobId, job.StateId);
        transaction.RemoveFromSet(ScheduledStateHandler.Schedule, jobId);
        try
        {
            transaction.Commit();
        }
        catch (StateChangedException)
        {
            // The next round sees what became of it.
        }
    }
}
