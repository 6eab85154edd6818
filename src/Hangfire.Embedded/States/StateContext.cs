namespace Hangfire.States;

/// <summary>What every step of a state change knows.</summary>
public abstract class StateContext
{
    /// <summary>For derived classes.</summary>
    protected StateContext()
    {
    }

    /// <summary>The job whose state changes.</summary>
    public abstract BackgroundJob BackgroundJob { get; }
}
