using System.Diagnostics;
using System.Text;

namespace Events;

/// <summary>A shared secret that signs messages.</summary>
public sealed class SigningKey
{
    /// <summary>The fewest bytes of a secret: as many as the hash has.</summary>
    public const int MinBytes = 32;

    /// <summary>The id messages name the key by: 1 to 64 of <c>A-Z a-z 0-9 . _ -</c>. It is no secret.</summary>
    public required string Id { get; init; }

    /// <summary>At least 32 random bytes.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public required ReadOnlyMemory<byte> Secret { get; init; }

    /// <summary>What it may be used for. The default is <see cref="SigningKeyState.Active"/>.</summary>
    public SigningKeyState State { get; init; } = SigningKeyState.Active;

    /// <summary>Before this time it neither signs nor verifies. The default is no limit.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>After this time it neither signs nor verifies; leave <see cref="SigningOptions.MaxAge"/> for messages under way. The default is no limit.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>The only source (sending application) whose messages it signs and verifies. The default, <c>null</c>, is every source.</summary>
    public string? Source { get; init; }

    /// <summary>A key whose secret is written in base64, as secret stores keep it.</summary>
    /// <param name="id">The id of the key.</param>
    /// <param name="base64">The secret.</param>
    /// <exception cref="ArgumentException">It is not base64; the message does not repeat it.</exception>
    public static SigningKey FromBase64(string id, string base64)
    {
        ArgumentNullException.ThrowIfNull(base64);
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count)
            ? new SigningKey { Id = id, Secret = bytes.AsMemory(0, count) }
            : throw new ArgumentException($"Expected the secret of signing key {Quoted.Of(id)} to be base64. Write it with: openssl rand -base64 32", nameof(base64));
    }

    /// <summary>A key whose secret is the UTF-8 bytes of a text.</summary>
    /// <param name="id">The id of the key.</param>
    /// <param name="text">The secret.</param>
    public static SigningKey FromText(string id, string text) => new() { Id = id, Secret = Encoding.UTF8.GetBytes(text) };

    /// <summary>The same key with other settings; the secret is shared.</summary>
    /// <param name="state">What it may be used for.</param>
    /// <param name="source">The only source it serves, or <c>null</c>.</param>
    public SigningKey With(SigningKeyState state, string? source = null) =>
        new() { Id = Id, Secret = Secret, State = state, NotBefore = NotBefore, NotAfter = NotAfter, Source = source ?? Source };

    internal bool Serves(string source) => Source is null || Source == source;

    internal bool IsValidAt(DateTimeOffset now) =>
        State != SigningKeyState.Revoked && (NotBefore is null || now >= NotBefore) && (NotAfter is null || now <= NotAfter);

    internal bool SignsAt(DateTimeOffset now) => State == SigningKeyState.Active && IsValidAt(now);
}
