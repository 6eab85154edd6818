using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Events;

/// <summary>The payload of an event without a payload class: loose arguments, named ones and, if need be, some by position.</summary>
/// <remarks>Written as a JSON object of the named arguments. They are data only: no name among them means anything to the library.</remarks>
[JsonConverter(typeof(EventArgumentsConverter))]
public sealed record EventArguments : EventPayload
{
    private EventArguments(IReadOnlyList<object?> positional, IReadOnlyDictionary<string, object?> named)
    {
        Positional = positional;
        Named = named;
    }

    /// <summary>No arguments.</summary>
    public static EventArguments None { get; } = new([], new OrderedDictionary<string, object?>());

    /// <summary>The arguments by position.</summary>
    public IReadOnlyList<object?> Positional { get; }

    /// <summary>The arguments by name, in the order they were given.</summary>
    public IReadOnlyDictionary<string, object?> Named { get; }

    /// <summary>The argument of that name, or <c>null</c> when there is none.</summary>
    public object? this[string name] => Named.GetValueOrDefault(name);

    /// <summary>Arguments by position.</summary>
    public static EventArguments Of(params object?[] positional)
    {
        ArgumentNullException.ThrowIfNull(positional);
        return new EventArguments([.. positional], None.Named);
    }

    /// <summary>Arguments by name, from a dictionary or from the public properties of an object: <c>EventArguments.From(new { a = 1 })</c>.</summary>
    /// <param name="arguments">The dictionary or object; <c>null</c> means no arguments.</param>
    public static EventArguments From(object? arguments) => arguments switch
    {
        null => None,
        EventArguments given => given,
        CancellationToken => throw new ArgumentException("A cancellation token is no argument of an event. Pass it by name: cancel: token."),
        IEnumerable<KeyValuePair<string, object?>> pairs => FromPairs(pairs),
        IDictionary dictionary => FromPairs(PairsOf(dictionary)),
        _ => FromPairs(arguments.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => KeyValuePair.Create(property.Name, property.GetValue(arguments)))),
    };

    /// <summary>The same arguments and one more by name; it takes the place of one that has that name.</summary>
    public EventArguments With(string name, object? value) =>
        new(Positional, new OrderedDictionary<string, object?>(Named) { [name] = value });

    internal static EventArguments Create(IReadOnlyList<object?> positional, IReadOnlyDictionary<string, object?> named) => new(positional, named);

    private static EventArguments FromPairs(IEnumerable<KeyValuePair<string, object?>> pairs) =>
        new([], new OrderedDictionary<string, object?>(pairs));

    private static IEnumerable<KeyValuePair<string, object?>> PairsOf(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return KeyValuePair.Create(entry.Key.ToString() ?? "", entry.Value);
        }
    }
}
