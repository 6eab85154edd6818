using System.Security.Cryptography;
using System.Text;

namespace Events;

/// <summary>Checks that a message comes from a holder of one of our keys and was not changed, before anything of it is read.</summary>
public sealed class SignatureVerifier
{
    private readonly KeyRing keys;
    private readonly TimeProvider time;

    internal SignatureVerifier(KeyRing keys, TimeProvider time)
    {
        this.keys = keys;
        this.time = time;
    }

    /// <summary>Checks the signature as the policy of the event asks. One good signature among several is enough.</summary>
    /// <returns>Whether a signature was checked and holds; <c>false</c> when the policy allows that there is none.</returns>
    /// <exception cref="SignatureException">The signature is missing where one is required, or does not hold.</exception>
    public bool Verify(IncomingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var policy = keys.Options.PolicyOf(message.Type);
        if (policy == SignaturePolicy.Off)
        {
            return false;
        }

        if (message.Signature is null)
        {
            return policy == SignaturePolicy.Require ? throw SignatureException.Missing(message, message.Type) : false;
        }

        var verdicts = SignaturesOf(message).Select(signature => Judge(message, signature)).ToList();
        return verdicts.Contains(SignatureVerdict.Good) ? true : throw Refusal(message, verdicts.Max());
    }

    /// <summary>For messages whose event is known only from the body.</summary>
    internal void CheckUnsigned(IncomingMessage message, string eventName)
    {
        if (keys.Options.PolicyOf(eventName) == SignaturePolicy.Require)
        {
            throw SignatureException.Missing(message, eventName);
        }
    }

    private static IReadOnlyList<MessageSignature> SignaturesOf(IncomingMessage message)
    {
        try
        {
            var signatures = SignatureHeader.Parse(message.Signature!);
            return signatures.Count > 0
                ? signatures
                : throw new SignatureException(SignatureFault.SignatureVersion, message, $"it has no signature of version {SignatureHeader.Version}. Sign it with that version.");
        }
        catch (FormatException error)
        {
            throw new SignatureException(
                SignatureFault.SignatureMalformed, message, $"its {EventHeaders.Signature} is malformed: {error.Message}. Write \"v1 kid=<id> t=<seconds> s=<base64url>\".");
        }
    }

    private SignatureVerdict Judge(IncomingMessage message, MessageSignature signature)
    {
        var now = time.GetUtcNow();
        if (keys.Find(message.Source ?? "", signature.KeyId) is not { } key)
        {
            return SignatureVerdict.UnknownKey;
        }

        if (!IsHashOf(message, signature, key))
        {
            return SignatureVerdict.Wrong;
        }

        return key.IsValidAt(now) ? JudgeTime(message.Route, signature.UnixSeconds, now) : SignatureVerdict.KeyNotValid;
    }

    private static bool IsHashOf(IncomingMessage message, MessageSignature signature, SigningKey key)
    {
        try
        {
            return CryptographicOperations.FixedTimeEquals(message.SignedParts().Hash(key, signature.UnixSeconds), signature.Hash);
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private SignatureVerdict JudgeTime(MessageRoute route, long unixSeconds, DateTimeOffset now)
    {
        var age = TimeSpan.FromSeconds(now.ToUnixTimeSeconds() - unixSeconds);
        return age < -keys.Options.FutureSkew ? SignatureVerdict.NotYetValid
            : age > keys.Options.MaxAgeOf(route) ? SignatureVerdict.Expired
            : SignatureVerdict.Good;
    }

    private static SignatureException Refusal(IncomingMessage message, SignatureVerdict nearest) => nearest switch
    {
        SignatureVerdict.UnknownKey => new(SignatureFault.UnknownKey, message, "its key is not in the key ring for that source. Add it to SigningOptions.Keys."),
        SignatureVerdict.KeyNotValid => new(SignatureFault.KeyNotValid, message, "its key is revoked, or outside of NotBefore and NotAfter. Sign it with an active key."),
        SignatureVerdict.NotYetValid => new(SignatureFault.NotYetValid, message, "it was signed in the future. Set the clock of the sender."),
        SignatureVerdict.Expired => new(SignatureFault.Expired, message, "it was signed too long ago. Send it anew."),
        _ => new(SignatureFault.SignatureInvalid, message, "its signature does not belong to it. Send the very bytes that were signed."),
    };
}
