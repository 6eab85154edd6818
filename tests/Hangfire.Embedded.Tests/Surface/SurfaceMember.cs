namespace Hangfire.Embedded.Tests.Surface;

/// <summary>One public or protected member, as a signature.</summary>
internal sealed record SurfaceMember(string Signature, bool IsObsolete)
{
    // Whether a member overrides or first declares an inherited one is the same to callers.
    public string Key => Signature.StartsWith("override ", StringComparison.Ordinal) ? Signature["override ".Length..] : Signature;

    public bool IsOverride => Signature.StartsWith("override ", StringComparison.Ordinal);
}
