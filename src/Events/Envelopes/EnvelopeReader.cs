using System.Text.Json;

namespace Events;

internal static class EnvelopeReader
{
    public static EventEnvelope Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return Complete(JsonSerializer.Deserialize<EventEnvelope>(json, EventJson.Options));
        }
        catch (JsonException error)
        {
            throw new InvalidEnvelopeException($"The event is not a valid envelope: {error.Message}", error);
        }
    }

    private static EventEnvelope Complete(EventEnvelope? envelope)
    {
        if (envelope?.Metadata is null || envelope.Payload.ValueKind == JsonValueKind.Undefined)
        {
            throw new InvalidEnvelopeException(
                "The event is not a valid envelope: expected an object with 'metadata' and 'payload'. Send both.", null);
        }

        return envelope;
    }
}
