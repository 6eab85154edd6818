namespace Events;

/// <summary>One handler's wish to hear events: the one record that every way to subscribe ends in.</summary>
public sealed class Subscription : IDisposable
{
    private static long created;

    private int used;

    internal Subscription(string eventName, string handler, string app, Type handlerType, string queue, RetryPolicy? retry, HandlerCall call)
        : this([EventSelector.Named(eventName)], handler, app, handlerType, queue, retry, call)
    {
    }

    internal Subscription(
        IReadOnlyList<EventSelector> events, string handler, string app, Type handlerType, string queue, RetryPolicy? retry, HandlerCall call)
    {
        Events = events;
        EventName = events[0].WireName;
        Handler = handler;
        App = app;
        HandlerType = handlerType;
        Queue = queue;
        Retry = retry;
        Call = call;
    }

    /// <summary>The wire name, or pattern of names, of the event; of the first one when there are several.</summary>
    public string EventName { get; }

    /// <summary>What the handler hears, as it was subscribed.</summary>
    public IReadOnlyList<EventSelector> Events { get; }

    /// <summary>The stable name of the handler: app and class, such as <c>notifications.SendConfirmation</c>.</summary>
    public string Handler { get; }

    /// <summary>The domain app the handler belongs to; empty when it belongs to none.</summary>
    public string App { get; }

    /// <summary>The class that handles the event, or that the delegate comes from.</summary>
    public Type HandlerType { get; }

    /// <summary>The queue its jobs wait in.</summary>
    public string Queue { get; }

    /// <summary>The handler's own retry policy, or <c>null</c> for the application's default.</summary>
    public RetryPolicy? Retry { get; }

    /// <summary>The only publisher whose events are heard, or <c>null</c> for all. The default is <c>null</c>.</summary>
    public string? Publisher { get; init; }

    /// <summary>Whether it ends with the first event it hears. The default is <c>false</c>.</summary>
    public bool IsOnce { get; init; }

    /// <summary>Whether the handler runs on a thread of the pool instead of the publisher's. The default is <c>false</c>.</summary>
    public bool RunsOnThreadPool { get; init; }

    /// <summary>Whether it runs inside the publisher's transaction; see <see cref="DeliveryAttribute.Inline"/>. The default is <c>false</c>.</summary>
    public bool IsInline { get; init; }

    /// <summary>Whether it may share jobs; see <see cref="DeliveryAttribute.Shared"/>. The default is <c>false</c>.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether events of one entity reach it one after the other; see <see cref="DeliveryAttribute.Ordered"/>. The default is <c>false</c>.</summary>
    public bool IsOrdered { get; init; }

    internal HandlerCall Call { get; }

    /// <summary>Whether the handler runs in another application.</summary>
    internal bool IsRemote => Call is ForeignCall;

    internal EventCallback? OnSuccess { get; init; }

    internal EventCallback? OnFailure { get; init; }

    /// <summary>The linker it belongs to; <c>null</c> when it was declared at start-up.</summary>
    internal EventLinker? Linker { get; init; }

    /// <summary>Orders handlers by the moment they subscribed.</summary>
    internal long Sequence { get; } = Interlocked.Increment(ref created);

    /// <summary>Whether nothing has to be done beside calling the handler.</summary>
    internal bool IsPlain => OnSuccess is null && OnFailure is null && !RunsOnThreadPool;

    /// <summary>Ends the subscription when it was made at run time; one declared at start-up stays.</summary>
    public void Dispose() => Linker?.RemoveHandler(this);

    /// <summary>The handler's name and the events it hears.</summary>
    public override string ToString() => $"{Handler} ({string.Join(", ", Events)})";

    internal bool Hears(string publisher) => Publisher is null || Publisher == publisher;

    /// <summary>Whether the handler may run: always, or for a subscription that ends with its first event, for exactly one caller.</summary>
    internal bool TryUse()
    {
        if (!IsOnce)
        {
            return true;
        }

        if (Interlocked.Exchange(ref used, 1) != 0)
        {
            return false;
        }

        Linker?.RemoveHandler(this);
        return true;
    }
}
