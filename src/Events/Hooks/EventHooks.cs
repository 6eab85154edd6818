using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>The registries of hooks, by name. Events go through the one <see cref="EventsOptions.HookRegistry"/> names.</summary>
public sealed class EventHooks
{
    private readonly ConcurrentDictionary<string, EventHookRegistry> registries = new(StringComparer.Ordinal);

    internal EventHooks(IOptions<EventsOptions> options, IEnumerable<HookSetup> setups)
    {
        Standard = this[options.Value.HookRegistry];
        foreach (var setup in setups)
        {
            setup.Configure(this);
        }
    }

    internal EventHookRegistry Standard { get; }

    /// <summary>The registry of that name; an empty one is made when there was none.</summary>
    public EventHookRegistry this[string name] => registries.GetOrAdd(name, static _ => new EventHookRegistry());

    /// <summary>Adds a hook to the registry in use, before events of a name are published.</summary>
    /// <param name="eventName">The name, or a pattern with <c>*</c> and <c>#</c>.</param>
    /// <param name="hook">What to run; hooks run in the order they were added.</param>
    /// <returns>Dispose it to take the hook away.</returns>
    public IDisposable Before(string eventName, BeforePublish hook) => Standard.Before(eventName, hook);

    /// <summary>Adds a hook to the registry in use, after events of a name were published.</summary>
    /// <param name="eventName">The name, or a pattern with <c>*</c> and <c>#</c>.</param>
    /// <param name="hook">What to run; hooks run in the order they were added.</param>
    /// <returns>Dispose it to take the hook away.</returns>
    public IDisposable After(string eventName, AfterPublish hook) => Standard.After(eventName, hook);
}
