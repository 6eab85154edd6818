namespace Hangfire.States;

/// <summary>Writes a state: handlers of the old one, the state itself, handlers of the new one, expiry.</summary>
internal sealed class CoreStateMachine : IStateMachine
{
    public IState ApplyState(ApplyStateContext context)
    {
        var (transaction, job) = (context.Transaction, context.BackgroundJob);
        var handlers = GlobalStateHandlers.Handlers.Concat(context.Storage.GetStateHandlers()).ToList();

        foreach (var handler in Of(handlers, context.OldStateName)) handler.Unapply(context, transaction);
        transaction.SetJobState(job.Id, context.NewState);
        foreach (var handler in Of(handlers, context.NewState.Name)) handler.Apply(context, transaction);

        if (context.NewState.IsFinal) transaction.ExpireJob(job.Id, context.JobExpirationTimeout);
        else transaction.PersistJob(job.Id);

        return context.NewState;
    }

    private static IEnumerable<IStateHandler> Of(List<IStateHandler> handlers, string? stateName) =>
        handlers.Where(handler => string.Equals(handler.StateName, stateName, StringComparison.OrdinalIgnoreCase));
}
