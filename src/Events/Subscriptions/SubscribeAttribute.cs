namespace Events;

/// <summary>Subscribes a method or a class to an event. It takes effect where the class is declared with <c>HandlesIn</c>, or its assembly with <c>AddHandlersFrom</c>.</summary>
/// <remarks>
/// Without an event name, a method that takes a payload hears that payload's event, and any other method the event called as the method in lower
/// camel case (<c>test_some_task</c> hears <c>testSomeTask</c>). A class hears the payloads it handles.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>Subscribes to the event named by the payload or the method.</summary>
    public SubscribeAttribute()
    {
    }

    /// <summary>Subscribes to an event by its name, taken as it is, or to a pattern of names.</summary>
    /// <param name="eventName">The name or pattern.</param>
    public SubscribeAttribute(string eventName) => EventName = eventName;

    /// <summary>The name or pattern; <c>null</c> means that payload or method name it.</summary>
    public string? EventName { get; }

    /// <summary>The handler's name within its app. The default is the name of the class, and for a method class and method.</summary>
    public string? Name { get; init; }

    /// <summary>The queue of its jobs. The default is what the queue routes say, and then the app's default queue.</summary>
    public string? Queue { get; init; }

    /// <summary>The only publisher whose events are heard. The default is <c>null</c>: any.</summary>
    public string? From { get; init; }
}
