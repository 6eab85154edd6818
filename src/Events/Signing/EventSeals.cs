using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Seals what is stored with the application's signing keys, and refuses to deliver what was changed in the store since.</summary>
/// <remarks>A seal has no age: what waits in the archive may be replayed after months. Without a key that signs for this application nothing is sealed or checked.</remarks>
internal sealed class EventSeals(KeyRing keys, IOptions<EventsOptions> options, TimeProvider time)
{
    private readonly string source = options.Value.PublisherName;

    private bool IsOn => keys.Options.SignOutgoing && keys.Options.Keys.Any(key => key.Serves(source));

    /// <summary>The signatures of an envelope that is about to be stored, or <c>null</c> where nothing is sealed.</summary>
    public string? SignatureOf(Guid id, string eventName, string text)
    {
        if (!IsOn || keys.Options.PolicyOf(eventName) == SignaturePolicy.Off || keys.Signers(source, time.GetUtcNow()) is not { Count: > 0 } signers)
        {
            return null;
        }

        var (parts, seconds) = (PartsOf(id, eventName, text), time.GetUtcNow().ToUnixTimeSeconds());
        return SignatureHeader.Write(signers.Select(key => new MessageSignature(key.Id, seconds, parts.Hash(key, seconds))));
    }

    /// <summary>Checks an event that was read from a store.</summary>
    /// <exception cref="EventIntegrityException">It is not what was stored, or has no seal where one is required.</exception>
    public void Check(StoredEvent stored)
    {
        var policy = keys.Options.PolicyOf(stored.Envelope.Metadata.EventName);
        if (stored.Seal is not { } seal || !IsOn || policy == SignaturePolicy.Off || (seal.Signature is null && policy == SignaturePolicy.Prefer))
        {
            return;
        }

        if (seal.Signature is null)
        {
            throw EventIntegrityException.Unsealed(stored);
        }

        if (!SignaturesIn(seal).Any(signature => IsRight(PartsOf(stored.Id, stored.Envelope.Metadata.EventName, seal.Text), signature)))
        {
            throw EventIntegrityException.Changed(stored);
        }
    }

    private static IReadOnlyList<MessageSignature> SignaturesIn(EventSeal seal)
    {
        try
        {
            return SignatureHeader.Parse(seal.Signature!);
        }
        catch (FormatException)
        {
            return []; // changed as well
        }
    }

    private bool IsRight(SignedParts parts, MessageSignature signature) => keys.Find(source, signature.KeyId) is { State: not SigningKeyState.Revoked } key
        && CryptographicOperations.FixedTimeEquals(parts.Hash(key, signature.UnixSeconds), signature.Hash);

    private SignedParts PartsOf(Guid id, string eventName, string text) => new()
    {
        Id = id.ToString(), Source = source, Type = eventName, Body = Encoding.UTF8.GetBytes(text),
    };
}
