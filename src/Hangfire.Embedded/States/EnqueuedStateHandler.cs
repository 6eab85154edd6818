using Hangfire.Storage;

namespace Hangfire.States;

/// <summary>Puts an enqueued job into its queue.</summary>
internal sealed class EnqueuedStateHandler : IStateHandler
{
    public string StateName => EnqueuedState.StateName;

    public void Apply(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (context.NewState is not EnqueuedState state)
            throw new InvalidOperationException(
                $"State '{context.NewState.Name}' of type '{context.NewState.GetType()}' is no EnqueuedState. Use EnqueuedState, it names the queue.");

        transaction.AddToQueue(context.BackgroundJob.Job?.Queue ?? state.Queue, context.BackgroundJob.Id);
    }

    // The queue entry is removed by the worker that fetched it.
    public void Unapply(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }
}
