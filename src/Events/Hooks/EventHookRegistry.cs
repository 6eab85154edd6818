using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Hooks by event name, run in the order they were added. Safe to use from several threads.</summary>
public sealed class EventHookRegistry
{
    private readonly Lock gate = new();
    private ImmutableArray<Hook> hooks = [];

    /// <summary>The names and patterns that have hooks, each once.</summary>
    public IReadOnlyList<string> EventNames => [.. hooks.Select(hook => hook.EventName).Distinct()];

    internal bool IsEmpty => hooks.IsEmpty;

    /// <summary>Adds a hook that runs before events of a name are published.</summary>
    /// <param name="eventName">The name, or a pattern with <c>*</c> and <c>#</c>.</param>
    /// <param name="hook">What to run.</param>
    /// <returns>Dispose it to take the hook away.</returns>
    public IDisposable Before(string eventName, BeforePublish hook) => Add(eventName, hook);

    /// <summary>Adds a hook that runs after events of a name were published.</summary>
    /// <param name="eventName">The name, or a pattern with <c>*</c> and <c>#</c>.</param>
    /// <param name="hook">What to run.</param>
    /// <returns>Dispose it to take the hook away.</returns>
    public IDisposable After(string eventName, AfterPublish hook) => Add(eventName, hook);

    /// <summary>Takes a hook away. Nothing happens when the event has no hooks at all.</summary>
    /// <exception cref="ArgumentException">The event has hooks, and this is none of them.</exception>
    public void Unregister(string eventName, Delegate hook)
    {
        lock (gate)
        {
            if (!hooks.Any(known => known.EventName == eventName))
            {
                return;
            }

            var found = hooks.FirstOrDefault(known => known.EventName == eventName && known.Callback.Equals(hook))
                ?? throw new ArgumentException($"The hook is none of those of event \"{eventName}\". Unregister the delegate that was added.");
            hooks = hooks.Remove(found);
        }
    }

    /// <summary>Takes all hooks of an event away.</summary>
    public void UnregisterAll(string eventName)
    {
        lock (gate)
        {
            hooks = hooks.RemoveAll(known => known.EventName == eventName);
        }
    }

    /// <summary>Takes all hooks of all events away.</summary>
    public void UnregisterAll()
    {
        lock (gate)
        {
            hooks = [];
        }
    }

    internal bool HasAnyFor(string eventName) => hooks.Any(hook => hook.IsFor(eventName));

    internal async ValueTask<Publication> BeforeAsync(Publication publication, ILogger logger, CancellationToken cancel)
    {
        foreach (var hook in hooks)
        {
            if (hook.Callback is BeforePublish before && hook.IsFor(publication.EventName))
            {
                publication = await RunAsync(before, publication, logger, cancel) ?? publication;
            }
        }

        return publication;
    }

    internal async ValueTask AfterAsync(Publication publication, ILogger logger, CancellationToken cancel)
    {
        foreach (var hook in hooks)
        {
            if (hook.Callback is AfterPublish after && hook.IsFor(publication.EventName))
            {
                await RunAsync(async (published, token) => { await after(published, token); return null; }, publication, logger, cancel);
            }
        }
    }

    private static async ValueTask<Publication?> RunAsync(BeforePublish hook, Publication publication, ILogger logger, CancellationToken cancel)
    {
        try
        {
            return await hook(publication, cancel);
        }
        catch (Exception error) when (error is not HookException && !cancel.IsCancellationRequested)
        {
            Log.HookFailed(logger, publication.EventName, error);
            return null;
        }
    }

    private Registration Add(string eventName, Delegate callback)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        ArgumentNullException.ThrowIfNull(callback);
        var added = new Hook(eventName, callback);
        lock (gate)
        {
            hooks = hooks.Add(added);
        }

        return new Registration(this, added);
    }

    private void Remove(Hook hook)
    {
        lock (gate)
        {
            hooks = hooks.Remove(hook, ReferenceEqualityComparer.Instance);
        }
    }

    private sealed record Hook(string EventName, Delegate Callback)
    {
        public bool IsFor(string eventName) =>
            TopicPattern.IsPattern(EventName) ? TopicPattern.Matches(EventName, eventName) : EventName == eventName;
    }

    private sealed class Registration(EventHookRegistry owner, Hook hook) : IDisposable
    {
        public void Dispose() => owner.Remove(hook);
    }
}
