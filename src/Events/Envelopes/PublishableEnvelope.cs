using System.Text.Json;

namespace Events;

/// <summary>Refuses to publish what no reader would accept, while the caller can still do something about it.</summary>
internal static class PublishableEnvelope
{
    /// <summary>More than the metadata ever need: names and ids are bounded.</summary>
    private const int RoomForMetadata = 16 * 1024;

    public static EventEnvelope Of(EventMetadata metadata, ReadOnlySpan<byte> payload)
    {
        if ((JsonScan.FaultOf(payload, outerDepth: 1) ?? FaultOf(metadata)) is { } refusal)
        {
            throw InvalidEnvelopeException.WhenPublishing(metadata.EventName, refusal);
        }

        var envelope = new EventEnvelope(metadata, JsonElement.Parse(payload));
        return payload.Length <= EnvelopeLimits.MaxBytes - RoomForMetadata ? envelope : WithinLimit(envelope);
    }

    private static EnvelopeRefusal? FaultOf(EventMetadata metadata) =>
        IdRules.FaultOf(metadata.EntityId) is { } fault
            ? new(EnvelopeFault.InvalidId, $"the id of its entity is {Quoted.Of(metadata.EntityId)}: {fault}. Choose ids every reader accepts.")
            : null;

    private static EventEnvelope WithinLimit(EventEnvelope envelope)
    {
        var bytes = envelope.ToUtf8Json().Length;
        return bytes <= EnvelopeLimits.MaxBytes
            ? envelope
            : throw InvalidEnvelopeException.WhenPublishing(envelope.Metadata.EventName, JsonScan.TooLarge(bytes));
    }
}
