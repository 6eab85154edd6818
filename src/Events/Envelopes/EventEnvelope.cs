using System.Runtime.InteropServices;
using System.Text.Json;

namespace Events;

/// <summary>An event as it is stored and sent: metadata and payload.</summary>
/// <param name="Metadata">What every event carries.</param>
/// <param name="Payload">The data, still as JSON.</param>
public sealed record EventEnvelope(EventMetadata Metadata, JsonElement Payload)
{
    /// <summary>An envelope made by hand, where no publisher is at hand. The names are taken as they are.</summary>
    /// <param name="eventName">The wire name of the event.</param>
    /// <param name="publisherName">Who publishes it.</param>
    /// <param name="payload">What happened.</param>
    /// <param name="metadata">
    /// Changes the metadata, which are filled in already: the entity's id from the payload, or a new one; its name from the payload's class, and for loose
    /// arguments that of the event; date and trace. What it returns wins. The default leaves them as they are.
    /// </param>
    /// <param name="time">The clock; <c>null</c> is the system's.</param>
    /// <exception cref="InvalidEnvelopeException">No reader would accept it; the message says why.</exception>
    public static EventEnvelope Create(
        string eventName, string publisherName, EventPayload payload, Func<EventMetadata, EventMetadata>? metadata = null, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        ArgumentException.ThrowIfNullOrEmpty(publisherName);
        ArgumentNullException.ThrowIfNull(payload);
        var entityName = payload is EventArguments ? eventName : EventNaming.EntityNameOf(payload.GetType(), EntityNaming.ClassName);
        var filled = EnvelopeFactory.MetadataOf(
            payload, eventName, publisherName, (time ?? TimeProvider.System).GetUtcNow(), entityName, PayloadEntityId.Of(payload));
        return EnvelopeFactory.Wrap(payload, metadata?.Invoke(filled) ?? filled);
    }

    /// <summary>Reads an envelope. Unknown members are ignored; both date forms are understood; <see cref="EnvelopeLimits"/> apply.</summary>
    /// <exception cref="InvalidEnvelopeException">The text is not an envelope; the message says what is wrong.</exception>
    public static EventEnvelope Parse(string json) => EnvelopeReader.Read(json);

    /// <summary>Reads an envelope from UTF-8 without a byte order mark. Unknown members are ignored; both date forms are understood; <see cref="EnvelopeLimits"/> apply.</summary>
    /// <exception cref="InvalidEnvelopeException">The bytes are not an envelope; the message says what is wrong.</exception>
    public static EventEnvelope Parse(ReadOnlySpan<byte> utf8Json) => EnvelopeReader.Read(utf8Json);

    /// <summary>The envelope as JSON, members in the order of the wire format.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EventJson.Envelope);

    /// <summary>The envelope as JSON in UTF-8, members in the order of the wire format: the body of a message.</summary>
    public byte[] ToUtf8Json() => JsonSerializer.SerializeToUtf8Bytes(this, EventJson.Envelope);

    /// <summary>Event, publisher and entity, for logs; neither the payload nor the token. The JSON is <see cref="ToJson"/>.</summary>
    public override string ToString() => Metadata.ToString();

    /// <summary>The payload as <typeparamref name="TPayload"/>.</summary>
    /// <exception cref="InvalidEnvelopeException">The payload does not have that shape, or is of another version than the type.</exception>
    public TPayload ReadPayload<TPayload>()
        where TPayload : EventPayload => (TPayload)ReadPayload(typeof(TPayload));

    /// <summary>Whether the envelope holds that very payload, compared as it is written.</summary>
    internal bool Holds(EventPayload payload) => JsonMarshal.GetRawUtf8Value(Payload).SequenceEqual(EnvelopeFactory.Write(payload));

    internal EventPayload ReadPayload(Type payloadType)
    {
        CheckVersion(payloadType);
        try
        {
            return (EventPayload?)Payload.Deserialize(payloadType, EventJson.Options)
                ?? throw InvalidEnvelopeException.ForPayload(Metadata.EventName, payloadType, "it is null.", null);
        }
        catch (JsonException error)
        {
            throw InvalidEnvelopeException.ForPayload(Metadata.EventName, payloadType, MemberRefusedException.Describe(error), error);
        }
    }

    private void CheckVersion(Type payloadType)
    {
        if (payloadType == typeof(EventArguments))
        {
            return; // loose arguments have no shape that could change
        }

        var known = EventNaming.VersionOf(payloadType);
        if (Metadata.Version != known)
        {
            throw Metadata.Version > known
                ? InvalidEnvelopeException.UnsupportedVersion(Metadata.EventName, Metadata.Version, known)
                : InvalidEnvelopeException.MissingUpcast(Metadata.EventName, Metadata.Version, known);
        }
    }
}
