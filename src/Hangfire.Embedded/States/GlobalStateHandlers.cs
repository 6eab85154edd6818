using Hangfire.States;

namespace Hangfire;

/// <summary>The handlers that act on states in every storage.</summary>
public static class GlobalStateHandlers
{
    /// <summary>The handlers; add one for each state of your own that means something to the storage.</summary>
    public static ICollection<IStateHandler> Handlers { get; } = StateHandlers.Defaults();
}
