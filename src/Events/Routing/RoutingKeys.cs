using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Events;

/// <summary>What transports may route an event by: <c>entityName</c>, <c>publisherName</c>, <c>eventName</c>, then the publisher's own keys, in that order.</summary>
/// <remarks>An own key of the same name replaces the value and keeps the place. Keys are told apart by case.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "Routing keys is what the field calls them.")]
public sealed class RoutingKeys : IReadOnlyDictionary<string, object?>
{
    private readonly OrderedDictionary<string, object?> keys;

    private RoutingKeys(OrderedDictionary<string, object?> keys) => this.keys = keys;

    /// <inheritdoc/>
    public int Count => keys.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => keys.Keys;

    /// <inheritdoc/>
    public IEnumerable<object?> Values => keys.Values;

    /// <inheritdoc/>
    public object? this[string key] => keys[key];

    /// <summary>The routing keys of an event.</summary>
    /// <param name="metadata">The event's metadata.</param>
    /// <param name="own">The publisher's own keys; <c>null</c> for none.</param>
    public static RoutingKeys Of(EventMetadata metadata, IEnumerable<KeyValuePair<string, object?>>? own = null)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var keys = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["entityName"] = metadata.EntityName,
            ["publisherName"] = metadata.PublisherName,
            ["eventName"] = metadata.EventName,
        };
        foreach (var (key, value) in own ?? [])
        {
            keys[key] = value;
        }

        return new RoutingKeys(keys);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => keys.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => keys.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
