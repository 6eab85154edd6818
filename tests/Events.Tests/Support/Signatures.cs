using System.Text;
using Events.Tests.Support;
using Microsoft.Extensions.Options;

namespace Events.Tests;

/// <summary>A key ring with a key in every state, a clock that stands still, and a message.</summary>
internal static class Signatures
{
    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    public static readonly SigningKey[] Keys =
    [
        Key("current", SigningKeyState.Active),
        Key("former", SigningKeyState.VerifyOnly),
        Key("revoked", SigningKeyState.Revoked),
        Key("next", SigningKeyState.VerifyOnly, from: Now.AddDays(1)),
        Key("last", SigningKeyState.VerifyOnly, to: Now.AddSeconds(-1)),
        Key("billing-only", SigningKeyState.VerifyOnly, source: "billing"),
    ];

    public static IncomingMessage Message() => new()
    {
        Id = "m-1",
        Source = "orders",
        Type = "orderPlaced",
        SpecVersion = "1.0",
        ContentType = "application/json",
        Tenant = "acme",
        Body = Encoding.UTF8.GetBytes("""{"metadata":{"eventName":"orderPlaced","publisherName":"orders"},"payload":{"id":7}}"""),
    };

    public static IncomingMessage SignedMessage() => Message() is var message ? message with { Signature = Signer().Sign(message.SignedParts()) } : null!;

    public static string Sign(IncomingMessage message, string keyId, long unixSeconds)
    {
        var key = Keys.Single(key => key.Id == keyId);
        return SignatureHeader.Write([new(keyId, unixSeconds, message.SignedParts().Hash(key, unixSeconds))]);
    }

    public static SignatureVerifier Verifier(Action<SigningOptions>? configure = null) => new(Ring(configure), new ManualTimeProvider(Now));

    public static MessageSigner Signer(Action<SigningOptions>? configure = null) => new(Ring(configure), new ManualTimeProvider(Now));

    public static IncomingMessageReader Reader(Action<SigningOptions>? configure = null) => new(Verifier(configure));

    public static SigningKey Key(string id, SigningKeyState state, DateTimeOffset? from = null, DateTimeOffset? to = null, string? source = null) =>
        new() { Id = id, Secret = Encoding.UTF8.GetBytes($"{id} secret".PadRight(40, '.')), State = state, NotBefore = from, NotAfter = to, Source = source };

    private static KeyRing Ring(Action<SigningOptions>? configure)
    {
        var options = new SigningOptions();
        if (configure is null)
        {
            Array.ForEach(Keys, options.Keys.Add);
        }

        configure?.Invoke(options);
        return new KeyRing(Options.Create(options));
    }
}
