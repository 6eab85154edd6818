using System.Collections.Concurrent;

namespace Events.Hangfire.Tests.Support;

/// <summary>What the actions and handlers of a test do, and what they did.</summary>
public sealed class Script
{
    public ConcurrentQueue<string> Trace { get; } = [];

    /// <summary>What an action does to its entity; the default activates it.</summary>
    public Func<Thing, IJobContext, CancellationToken, Task> Act { get; set; } = (thing, _, _) =>
    {
        thing.IsActive = true;
        thing.Effects++;
        return Task.CompletedTask;
    };

    /// <summary>What a handler that knows no job does; the default only leaves its trace.</summary>
    public Func<string, ThingDonePayload, Task> OnThing { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What a handler does; the default only leaves its trace.</summary>
    public Func<string, IJobContext, Task> Hear { get; set; } = (_, _) => Task.CompletedTask;
}
