using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>The names of events this process does not know and leaves to the relays of those that do: during a rolling upgrade both are there.</summary>
internal sealed class LeftEvents(EventRegistry registry, SharedHandlers handlers, ILogger<LeftEvents> logger)
{
    private readonly ConcurrentDictionary<string, bool> names = new();

    /// <summary>Those that are still unknown; an event may be declared, or get its first handler, while the application runs.</summary>
    public string[] Names => [.. names.Keys.Where(name => registry.Find(name) is null && handlers.HandlersOf(name).Count == 0)];

    /// <returns>Whether it was not among them before.</returns>
    public bool Add(string name)
    {
        var isNew = names.TryAdd(name, true);
        if (isNew)
        {
            Log.EventsLeft(logger, name);
        }

        return isNew;
    }
}
