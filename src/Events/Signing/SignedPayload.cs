using System.Text.Json;
using System.Text.Json.Serialization;

namespace Events;

/// <summary>An object and its hash, in the two fields older services exchange.</summary>
/// <param name="SerializedObj">The bytes of the object; base64 in JSON.</param>
/// <param name="ObjHash">The HMAC-SHA256 of the bytes; <c>null</c> or empty when there is no secret.</param>
public sealed record SignedPayload(
    [property: JsonPropertyName(SignedPayload.ObjectField)] ReadOnlyMemory<byte> SerializedObj,
    ReadOnlyMemory<byte>? ObjHash)
{
    private const string ObjectField = "serialized_obj";
    private const string HashField = "obj_hash";

    /// <summary>The HMAC-SHA256 of the bytes; <c>null</c>, never empty, when there is none.</summary>
    [JsonPropertyName(HashField)]
    public ReadOnlyMemory<byte>? ObjHash { get; } = ObjHash is { IsEmpty: true } ? null : ObjHash;

    /// <summary>Reads the two fields, which must be there and be all. Nothing is verified yet.</summary>
    /// <exception cref="PayloadIntegrityException">It is not JSON of exactly those fields.</exception>
    public static SignedPayload Parse(ReadOnlySpan<byte> utf8Json)
    {
        if (JsonScan.FaultOf(utf8Json) is { } refusal)
        {
            throw new PayloadIntegrityException(PayloadSigner.InvalidStructure, InvalidEnvelopeException.WhenReading(refusal));
        }

        var root = JsonElement.Parse(utf8Json);
        CheckFields(root);
        return new SignedPayload(Bytes(root.GetProperty(ObjectField)), Hash(root.GetProperty(HashField)));
    }

    /// <summary>The two fields as JSON in UTF-8.</summary>
    public byte[] ToUtf8Json() => JsonSerializer.SerializeToUtf8Bytes(this, EnvelopeJsonContext.Default.SignedPayload);

    private static void CheckFields(JsonElement root)
    {
        var fields = root.ValueKind == JsonValueKind.Object ? root.EnumerateObject().Select(member => member.Name).ToList() : [];
        if (!fields.Contains(ObjectField) || !fields.Contains(HashField))
        {
            throw new PayloadIntegrityException("Missing fields in JSON data.");
        }

        var extra = fields.Where(field => field is not (ObjectField or HashField)).Select(field => $"'{Quoted.Of(field).Trim('"')}'").ToList();
        if (extra.Count > 0)
        {
            throw new PayloadIntegrityException($"Extra keys in JSON data: {{{string.Join(", ", extra)}}}");
        }

        if (fields.Count > 2)
        {
            throw new PayloadIntegrityException(PayloadSigner.InvalidStructure);
        }
    }

    private static byte[]? Hash(JsonElement field) => field.ValueKind == JsonValueKind.Null ? null : Bytes(field);

    private static byte[] Bytes(JsonElement field) => field.ValueKind == JsonValueKind.String && field.TryGetBytesFromBase64(out var bytes)
        ? bytes
        : throw new PayloadIntegrityException(PayloadSigner.InvalidStructure);
}
