namespace Events;

/// <summary>A subscription in the making: name the handler, callbacks if need be, and end with <see cref="Subscribe"/>.</summary>
public sealed class LinkBuilder
{
    private readonly EventLinker linker;
    private readonly EventSelector[] events;
    private Delegate? handler;
    private LinkOptions options;

    internal LinkBuilder(EventLinker linker, EventSelector[] events, LinkOptions options) =>
        (this.linker, this.events, this.options) = (linker, events, options);

    /// <summary>What to do when one of the events happens.</summary>
    public LinkBuilder OnEvent(Delegate callback)
    {
        handler = callback;
        return this;
    }

    /// <summary>What to do when the handler ended well.</summary>
    public LinkBuilder OnSuccess(Delegate callback) => With(options with { OnSuccess = callback });

    /// <summary>What to do when the handler failed.</summary>
    public LinkBuilder OnFailure(Delegate callback) => With(options with { OnFailure = callback });

    /// <summary>Lets handler and callbacks run on threads of the pool.</summary>
    public LinkBuilder RunOnThreadPool() => With(options with { RunOnThreadPool = true });

    /// <summary>Subscribes the handler.</summary>
    /// <returns>The subscription; dispose it to end it.</returns>
    /// <exception cref="ArgumentException">No handler was named, or an event has as many handlers as it may have; nothing is subscribed.</exception>
    public Subscription Subscribe() => linker.Subscribe(events, handler!, options);

    private LinkBuilder With(LinkOptions changed)
    {
        options = changed;
        return this;
    }
}
