using Hangfire;
using Hangfire.States;
using Hangfire.Storage;

namespace Events.Hangfire;

/// <summary>Moves jobs that found no slot from Scheduled to their queue, unless they wait for something else by now.</summary>
internal sealed class HangfireHeldBackJobs(Lazy<JobStorage> storage, Lazy<IBackgroundJobClient> client) : IHeldBackJobs
{
    public HeldBackStart Start(SlotWaiter waiter)
    {
        using var connection = storage.Value.GetConnection();
        var state = connection.GetStateData(waiter.JobId);
        if (state?.Name == ProcessingState.StateName)
        {
            return HeldBackStart.NotYet;
        }

        if (state?.Name == EnqueuedState.StateName)
        {
            return HeldBackStart.Queued;
        }

        return IsHeldBack(state) && Enqueue(connection, waiter) ? HeldBackStart.Started : HeldBackStart.Gone;
    }

    /// <summary>Whether the job waits for a slot; another that is scheduled keeps the time somebody set.</summary>
    private static bool IsHeldBack(StateData? state) =>
        state?.Name == ScheduledState.StateName && state.Reason?.StartsWith(NoSlotException.Opening, StringComparison.Ordinal) == true;

    private bool Enqueue(IStorageConnection connection, SlotWaiter waiter)
    {
        var queue = connection.GetJobData(waiter.JobId)?.Job?.Queue ?? EnqueuedState.DefaultQueue;
        var enqueued = new EnqueuedState(queue) { Reason = $"A slot of the limit \"{waiter.Limit}\" is free" };
        return client.Value.ChangeState(waiter.JobId, enqueued, ScheduledState.StateName);
    }
}
