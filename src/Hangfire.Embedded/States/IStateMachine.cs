namespace Hangfire.States;

/// <summary>Brings a job into a state.</summary>
public interface IStateMachine
{
    /// <summary>Writes the change through the context's transaction and answers the state that was applied in the end.</summary>
    IState ApplyState(ApplyStateContext context);
}
