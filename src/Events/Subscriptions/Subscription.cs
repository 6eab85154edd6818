namespace Events;

/// <summary>One handler's wish to hear one event.</summary>
public sealed class Subscription
{
    internal Subscription(string eventName, string handler, string app, Type handlerType, string queue, RetryPolicy? retry, HandlerCall call)
    {
        EventName = eventName;
        Handler = handler;
        App = app;
        HandlerType = handlerType;
        Queue = queue;
        Retry = retry;
        Call = call;
    }

    /// <summary>The wire name of the event.</summary>
    public string EventName { get; }

    /// <summary>The stable name of the handler: app and class, such as <c>notifications.SendConfirmation</c>.</summary>
    public string Handler { get; }

    /// <summary>The domain app the handler belongs to.</summary>
    public string App { get; }

    /// <summary>The class that handles the event.</summary>
    public Type HandlerType { get; }

    /// <summary>The queue its jobs wait in.</summary>
    public string Queue { get; }

    /// <summary>The handler's own retry policy, or <c>null</c> for the application's default.</summary>
    public RetryPolicy? Retry { get; }

    internal HandlerCall Call { get; }
}
