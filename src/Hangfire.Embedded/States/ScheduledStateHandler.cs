using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.States;

/// <summary>Lists scheduled jobs by their time, for the scheduler.</summary>
internal sealed class ScheduledStateHandler : IStateHandler
{
    public const string Schedule = "schedule";

    public string StateName => ScheduledState.StateName;

    public void Apply(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (context.NewState is not ScheduledState state)
            throw new InvalidOperationException(
                $"State '{context.NewState.Name}' of type '{context.NewState.GetType()}' is no ScheduledState. Use ScheduledState, it names the time.");

        transaction.AddToSet(Schedule, context.BackgroundJob.Id, JobHelper.ToTimestamp(state.EnqueueAt));
    }

    public void Unapply(ApplyStateContext context, IWriteOnlyTransaction transaction) =>
        transaction.RemoveFromSet(Schedule, context.BackgroundJob.Id);
}
