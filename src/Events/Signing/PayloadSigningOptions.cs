namespace Events;

/// <summary>Settings of payloads of two fields, as older services exchange them.</summary>
public sealed class PayloadSigningOptions
{
    /// <summary>The secret that signs and verifies. The default, <c>null</c>, leaves the hash out. Prefer 32 random characters or more.</summary>
    public string? Secret { get; set; }

    /// <summary>Secrets that still verify, for the time after a change. The default is none.</summary>
    public IReadOnlyList<string> PreviousSecrets { get; set; } = [];
}
