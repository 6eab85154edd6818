namespace Events;

/// <summary>Signs what a transport sends.</summary>
public sealed class MessageSigner
{
    private readonly KeyRing keys;
    private readonly TimeProvider time;

    internal MessageSigner(KeyRing keys, TimeProvider time)
    {
        this.keys = keys;
        this.time = time;
    }

    /// <summary>The value of the header <c>events-signature</c>: one signature by every active key of the source.</summary>
    /// <param name="message">The parts as they will be sent; the content type and the body to the byte.</param>
    /// <returns><c>null</c> when this application does not sign.</returns>
    /// <exception cref="InvalidOperationException">There are keys, but none is active for this source any more.</exception>
    public string? Sign(SignedParts message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var now = time.GetUtcNow();
        var signers = keys.Signers(message.Source, now);
        if (signers.Count == 0)
        {
            return keys.Options is { SignOutgoing: true, Keys.Count: > 0 } ? throw NoActiveKey(message.Source) : null;
        }

        var seconds = now.ToUnixTimeSeconds();
        return SignatureHeader.Write(signers.Select(key => new MessageSignature(key.Id, seconds, message.Hash(key, seconds))));
    }

    private static InvalidOperationException NoActiveKey(string source) =>
        new($"NoActiveKey: no signing key is active for the source {Quoted.Of(source)} now. Add one to SigningOptions.Keys.");
}
