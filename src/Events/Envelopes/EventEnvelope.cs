using System.Text.Json;

namespace Events;

/// <summary>An event as it is stored and sent: metadata and payload.</summary>
/// <param name="Metadata">What every event carries.</param>
/// <param name="Payload">The data, still as JSON.</param>
public sealed record EventEnvelope(EventMetadata Metadata, JsonElement Payload)
{
    /// <summary>Reads an envelope. Unknown members are ignored; both date forms are understood.</summary>
    /// <exception cref="InvalidEnvelopeException">The text is not an envelope; the message says what is wrong.</exception>
    public static EventEnvelope Parse(string json) => EnvelopeReader.Read(json);

    /// <summary>The envelope as JSON, members in the order of the wire format.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EventJson.Options);

    /// <summary>The payload as <typeparamref name="TPayload"/>.</summary>
    /// <exception cref="InvalidEnvelopeException">The payload does not have that shape.</exception>
    public TPayload ReadPayload<TPayload>()
        where TPayload : EventPayload => (TPayload)ReadPayload(typeof(TPayload));

    internal EventPayload ReadPayload(Type payloadType)
    {
        try
        {
            return (EventPayload?)Payload.Deserialize(payloadType, EventJson.Options)
                ?? throw InvalidEnvelopeException.ForPayload(Metadata.EventName, payloadType, "it is null", null);
        }
        catch (JsonException error)
        {
            throw InvalidEnvelopeException.ForPayload(Metadata.EventName, payloadType, error.Message, error);
        }
    }
}
