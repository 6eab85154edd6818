namespace Events;

/// <summary>Settings of payloads of two fields, as older services exchange them.</summary>
public sealed class PayloadSigningOptions
{
    internal const string Json = "application/json";

    /// <summary>
    /// The content type whose serializer turns objects into bytes. The default, <c>application/json</c>, is the JSON of events; others are added with
    /// <c>AddPayloadSerializer</c>. One without a serializer keeps the application from starting.
    /// </summary>
    public string ContentType { get; set; } = Json;

    /// <summary>The secret that signs and verifies. The default, <c>null</c>, leaves the hash out. Prefer 32 random characters or more.</summary>
    public string? Secret { get; set; }

    /// <summary>Secrets that still verify, for the time after a change. The default is none.</summary>
    public IReadOnlyList<string> PreviousSecrets { get; set; } = [];
}
