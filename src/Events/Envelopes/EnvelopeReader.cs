using System.Text;
using System.Text.Json;

namespace Events;

internal static class EnvelopeReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = EnvelopeLimits.MaxDepth };

    public static EventEnvelope Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > EnvelopeLimits.MaxBytes)
        {
            throw InvalidEnvelopeException.WhenReading(JsonScan.TooLarge(json.Length));
        }

        try
        {
            return Read(StrictUtf8.GetBytes(json));
        }
        catch (EncoderFallbackException error)
        {
            throw InvalidEnvelopeException.WhenReading(JsonScan.Malformed("the text holds half of a surrogate pair."), error);
        }
    }

    public static EventEnvelope Read(ReadOnlySpan<byte> json)
    {
        if (JsonScan.FaultOf(json) is { } refusal)
        {
            throw InvalidEnvelopeException.WhenReading(refusal);
        }

        var root = Parse(json);
        var metadata = Renamed(Member(root, "metadata"));
        var payload = Member(root, "payload");
        return new EventEnvelope(MetadataOf(metadata), payload);
    }

    private static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonElement.Parse(json, Options);
        }
        catch (JsonException error)
        {
            throw InvalidEnvelopeException.WhenReading(JsonScan.Malformed(error.Message), error);
        }
    }

    private static JsonElement Member(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object
            ? member
            : throw Mismatch($"expected an object with the objects 'metadata' and 'payload', found no object at $.{name}. Send both.");

    private static JsonElement Renamed(JsonElement metadata)
    {
        try
        {
            return OlderMemberNames.ToWire(metadata, Options);
        }
        catch (JsonException error)
        {
            throw InvalidEnvelopeException.WhenReading(JsonScan.Malformed(error.Message), error);
        }
    }

    private static EventMetadata MetadataOf(JsonElement json)
    {
        if (json.TryGetProperty("entityId", out var id))
        {
            CheckEntityId(id);
        }

        try
        {
            var metadata = json.Deserialize(EventJson.Metadata)!;
            CheckName("eventName", metadata.EventName);
            CheckName("publisherName", metadata.PublisherName);
            return metadata.Version >= 1
                ? metadata
                : throw Mismatch($"$.metadata.eventVersion is \"{metadata.Version}\". Send the version of the payload, 1 or more, or leave it out for 1.");
        }
        catch (JsonException error)
        {
            var reason = (error as MemberRefusedException)?.Reason ?? EnvelopeFault.ContractMismatch;
            throw InvalidEnvelopeException.WhenReading(new(reason, $"its metadata do not fit: {MemberRefusedException.Describe(error)}"), error);
        }
    }

    private static void CheckEntityId(JsonElement id)
    {
        var fault = id.ValueKind == JsonValueKind.String ? IdRules.FaultOf(id.GetString()) : "it is no text";
        if (fault is not null)
        {
            throw InvalidEnvelopeException.WhenReading(
                new(EnvelopeFault.InvalidId, $"$.metadata.entityId is {Quoted.Of(id.ToString())}: {fault}. Send the id of the entity as text."));
        }
    }

    private static void CheckName(string member, string name)
    {
        if (IdRules.FaultOf(name) is { } fault)
        {
            throw Mismatch($"$.metadata.{member} is {Quoted.Of(name)}: {fault}. Send a name.");
        }
    }

    private static InvalidEnvelopeException Mismatch(string text) => InvalidEnvelopeException.WhenReading(new(EnvelopeFault.ContractMismatch, text));
}
