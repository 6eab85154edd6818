using Hangfire.States;
using Hangfire.Storage;

namespace Events.Hangfire;

/// <summary>Keeps, in Hangfire's own storage and in the transaction of the state change, a list of entity jobs that failed for good without a receipt.</summary>
/// <remarks>Usually it is empty: the body records the failure before Hangfire hears of it. A chunk that fails as a whole is listed to be split.</remarks>
internal sealed class UnrecordedFailures : IApplyStateFilter
{
    /// <summary>The set in Hangfire's storage; scores are the second from which to try.</summary>
    public const string Key = "events:unrecorded";

    public static bool Contains(IStorageConnection connection, string jobId) =>
        connection is JobStorageConnection able ? able.GetSetContains(Key, jobId) : connection.GetAllItemsFromSet(Key).Contains(jobId);

    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (EntityJobs.IsAny(context.BackgroundJob.Job) && EndedBy(context) is { } error && RetryVerdict.Find(error) is not { IsRecorded: true })
        {
            transaction.AddToSet(Key, context.BackgroundJob.Id, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        }
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (EntityJobs.IsAny(context.BackgroundJob.Job) && (context.OldStateName == FailedState.StateName || context.OldStateName == DeletedState.StateName))
        {
            transaction.RemoveFromSet(Key, context.BackgroundJob.Id);
        }
    }

    private static Exception? EndedBy(ApplyStateContext context) => context.NewState switch
    {
        FailedState failed => failed.Exception,
        DeletedState => context.CustomData?.GetValueOrDefault(FinalElection.ExhaustedBy) as Exception,
        _ => null,
    };
}
