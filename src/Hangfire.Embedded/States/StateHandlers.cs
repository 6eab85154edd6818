using System.Diagnostics.CodeAnalysis;

namespace Hangfire.States;

/// <summary>The handlers of the states every storage has.</summary>
internal static class StateHandlers
{
    [SuppressMessage("Performance", "CA1859", Justification = "Handed out as the published type.")]
    public static ICollection<IStateHandler> Defaults() =>
    [
        new EnqueuedStateHandler(), new ScheduledStateHandler(), new SucceededStateHandler(), new DeletedStateHandler(), new AwaitingStateHandler(),
    ];
}
