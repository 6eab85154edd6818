using System.Collections.Concurrent;
using System.Globalization;

namespace Events;

/// <summary>Reads the id of the entity a payload is about: its property <c>Id</c>, or <c>data.id</c> of a failure payload.</summary>
internal static class PayloadEntityId
{
    private static readonly ConcurrentDictionary<Type, Func<EventPayload, object?>> Readers = new();

    public static string? Of(EventPayload payload) =>
        AsText(payload is EventFailPayload failure
            ? failure.Data.GetValueOrDefault("id")
            : Readers.GetOrAdd(payload.GetType(), ReaderFor)(payload));

    public static string? AsText(object? id) => id switch
    {
        null => null,
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => id.ToString(),
    };

    private static Func<EventPayload, object?> ReaderFor(Type payloadType) =>
        payloadType.GetProperty("Id") is { } id ? id.GetValue : _ => null;
}
