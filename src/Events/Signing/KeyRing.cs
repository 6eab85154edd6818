using Microsoft.Extensions.Options;

namespace Events;

/// <summary>The keys, asked by source and id.</summary>
internal sealed class KeyRing(IOptions<SigningOptions> options)
{
    private readonly SigningOptions options = options.Value;

    public SigningOptions Options => options;

    /// <summary>The key of that id for that source; one made for the source goes before one made for all.</summary>
    public SigningKey? Find(string source, string keyId) =>
        options.Keys.Where(key => key.Id == keyId && key.Serves(source)).MaxBy(key => key.Source is not null);

    /// <summary>The keys that sign for a source now, in the order they were added.</summary>
    public IReadOnlyList<SigningKey> Signers(string source, DateTimeOffset now) =>
        options.SignOutgoing ? [.. options.Keys.Where(key => key.Serves(source) && key.SignsAt(now)).Take(SignatureHeader.MaxSignatures)] : [];
}
