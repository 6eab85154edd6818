using System.Security.Cryptography;
using System.Text;

namespace Events;

/// <summary>Packs objects into <see cref="SignedPayload"/> and unpacks them, the hash first.</summary>
/// <remarks>
/// This is the format of older services: the hash covers the bytes alone, neither time nor destination. Messages between
/// applications of this library are signed by <see cref="MessageSigner"/>.
/// </remarks>
public sealed class PayloadSigner
{
    internal const string InvalidStructure = "Invalid payload structure.";

    private readonly byte[][] secrets;
    private readonly IPayloadSerializer serializer;

    /// <summary>Takes the secrets once; later changes of the options are not seen.</summary>
    /// <param name="options">The secrets.</param>
    /// <param name="serializer">Turns objects into bytes; <c>null</c> is the JSON of events.</param>
    /// <exception cref="ArgumentException">A secret is empty.</exception>
    public PayloadSigner(PayloadSigningOptions options, IPayloadSerializer? serializer = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (PayloadSigningOptionsValidator.HasEmptySecret(options))
        {
            throw new ArgumentException(PayloadSigningOptionsValidator.EmptySecret);
        }

        secrets = options.Secret is null ? [] : [.. options.PreviousSecrets.Prepend(options.Secret).Select(Encoding.UTF8.GetBytes)];
        this.serializer = serializer ?? new JsonPayloadSerializer();
    }

    /// <summary>Serializes an object and signs its bytes, with the current secret.</summary>
    /// <param name="value">The object.</param>
    public SignedPayload Pack<T>(T value)
    {
        var bytes = serializer.Serialize(value);
        return new SignedPayload(bytes, secrets is [var current, ..] ? HMACSHA256.HashData(current, bytes) : null);
    }

    /// <summary>Verifies the hash and, only then, makes the object.</summary>
    /// <param name="payload">What was received.</param>
    /// <exception cref="PayloadIntegrityException">The hash is missing, unexpected or wrong, or the bytes gave no object.</exception>
    public T Unpack<T>(SignedPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        Verify(payload);
        return serializer.Deserialize<T>(payload.SerializedObj.Span)
            ?? throw new PayloadIntegrityException("Failed to deserialize the event emission object.");
    }

    private void Verify(SignedPayload payload)
    {
        var fault = (secrets.Length, payload.ObjHash) switch
        {
            (0, null) => null,
            // A hash for an application without a secret: somebody forgot to configure it here.
            (0, _) => "Unexpected payload structure.",
            (_, null) => InvalidStructure,
            (_, { } hash) => IsHashOf(payload.SerializedObj, hash) ? null : "Payload integrity verification failed.",
        };
        if (fault is not null)
        {
            throw new PayloadIntegrityException(fault);
        }
    }

    private bool IsHashOf(ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> hash) =>
        secrets.Any(secret => CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(secret, bytes.Span), hash.Span));
}
