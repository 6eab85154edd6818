using System.Reflection;

namespace Events;

/// <summary>The names of a subscribed method: of the event it hears, and its own.</summary>
internal static class SubscribedNames
{
    private const string AsyncSuffix = "Async";

    public static EventSelector SelectorOf(MethodInfo method, EventCallback callback, SubscribeAttribute subscribed)
    {
        if (subscribed.EventName is { } name)
        {
            return name;
        }

        return callback.PayloadType is { } payload && payload != typeof(EventArguments)
            ? EventSelector.Of(payload)
            : EventNaming.ToWire(WithoutAsync(method.Name));
    }

    public static string HandlerOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{WithoutAsync(method.Name)}";

    private static string WithoutAsync(string name) =>
        name.Length > AsyncSuffix.Length && name.EndsWith(AsyncSuffix, StringComparison.Ordinal) ? name[..^AsyncSuffix.Length] : name;
}
