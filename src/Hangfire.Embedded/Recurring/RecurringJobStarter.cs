using Hangfire.Client;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Recurring;

/// <summary>Creates the job of an occurrence. What this changes in the recurring job is stored with the job, or not at all.</summary>
internal sealed class RecurringJobStarter(JobStorage storage, IBackgroundJobFactory factory)
{
    /// <summary>Creates the job and writes <paramref name="changes"/>; answers <see langword="null"/> when a filter cancelled the job.</summary>
    public BackgroundJob? Start(
        IStorageConnection connection, StoredRecurringJob recurring, DateTime time, string reason, RecurringJobChanges changes)
    {
        var isWritten = false;
        var context = new CreateContext(
            storage, connection, recurring.LoadJob(), new EnqueuedState(recurring.Queue) { Reason = reason }, Parameters(recurring, time))
        {
            AlsoWrites = (transaction, created) =>
            {
                isWritten = true;
                changes.Set(RecurringJobFields.LastJobId, created.Id).WriteTo(transaction);
            },
        };

        var job = factory.Create(context);
        if (isWritten) return job;

        // Cancelled, or made by a factory of the application, which writes the job only.
        if (job is not null) changes.Set(RecurringJobFields.LastJobId, job.Id);
        changes.Commit(connection);
        return job;
    }

    private static Dictionary<string, object> Parameters(StoredRecurringJob recurring, DateTime time) => new()
    {
        ["RecurringJobId"] = recurring.Id,
        ["Time"] = JobHelper.ToTimestamp(time),
    };
}
