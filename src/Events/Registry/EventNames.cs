using System.Collections.Concurrent;
using System.Reflection;

namespace Events;

/// <summary>The names of events in this process: remembered per type, and checked where people give them.</summary>
internal static class EventNames
{
    public const string ExceptionPrefix = "exceptions.";

    private static readonly ConcurrentDictionary<Type, string> Known = new();

    private static readonly Func<Type, string> NameOf = type =>
        typeof(Exception).IsAssignableFrom(type) && !type.IsDefined(typeof(EventNameAttribute), inherit: false)
            ? ExceptionPrefix + EventNaming.ToWire(type.Name.Split('`')[0])
            : EventNaming.EventNameOf(type);

    /// <summary>The wire name of a payload type, or of an exception published as an event.</summary>
    public static string Of(Type type) => Known.GetOrAdd(type, NameOf);

    /// <summary>The type's full name, or the name its attribute gives it: no two types share it by accident.</summary>
    public static string IdentityOf(Type type) =>
        type.GetCustomAttribute<EventNameAttribute>(inherit: false)?.Name ?? type.FullName ?? type.Name;

    /// <summary>The name, when something can be published under it.</summary>
    public static string Checked(string? name)
    {
        if (name is null)
        {
            throw new ArgumentException("The 'event' argument cannot be None.");
        }

        if (name.Length == 0)
        {
            throw new ArgumentException("String events cannot be empty.");
        }

        return name.AsSpan().IndexOfAny('*', '#') < 0
            ? name
            : throw new ArgumentException($"The event name \"{name}\" holds a wildcard. Subscribe to it; publish under a name without '*' and '#'.");
    }
}
