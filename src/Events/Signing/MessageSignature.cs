namespace Events;

/// <summary>One signature of a header: which key, when, and the hash.</summary>
internal sealed record MessageSignature(string KeyId, long UnixSeconds, byte[] Hash);
