using Hangfire.States;

namespace Hangfire.Client;

/// <summary>Stores new jobs.</summary>
public interface IBackgroundJobFactory
{
    /// <summary>Brings new jobs into their first state.</summary>
    IStateMachine StateMachine { get; }

    /// <summary>Stores the job of <paramref name="context"/>; answers <see langword="null"/> when a filter cancelled it.</summary>
    BackgroundJob? Create(CreateContext context);
}
