namespace Hangfire.Embedded.Tests.Surface;

/// <summary>How much of a namespace's listed surface is built.</summary>
internal sealed record NamespaceCoverage(string Namespace, int Listed, IReadOnlyList<string> Missing)
{
    public int Built => Listed - Missing.Count;
}
