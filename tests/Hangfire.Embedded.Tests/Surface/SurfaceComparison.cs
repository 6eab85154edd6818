namespace Hangfire.Embedded.Tests.Surface;

/// <summary>Holds a built surface against a listed one: nothing may be added, much may still be missing.</summary>
internal sealed class SurfaceComparison(IEnumerable<SurfaceType> listed, IEnumerable<SurfaceType> built)
{
    private readonly Dictionary<string, SurfaceType> _listed = ByName(listed);
    private readonly Dictionary<string, SurfaceType> _built = ByName(built);

    /// <summary>What the built assembly has and the list lacks, one sentence each.</summary>
    public IReadOnlyList<string> Additions() => [.. _built.Values.SelectMany(AdditionsOf).Order(StringComparer.Ordinal)];

    /// <summary>How many listed members each namespace offers; obsolete ones are not counted.</summary>
    public IReadOnlyList<NamespaceCoverage> Coverage() =>
        [.. _listed.Values
            .Where(type => !type.IsObsolete)
            .GroupBy(type => type.Namespace)
            .Select(group => new NamespaceCoverage(group.Key, group.Sum(Demanded), [.. group.SelectMany(Missing)]))
            .OrderBy(coverage => coverage.Namespace, StringComparer.Ordinal)];

    private IEnumerable<string> AdditionsOf(SurfaceType type)
    {
        if (!_listed.TryGetValue(type.FullName, out var known)) return [$"{type.FullName} is public, but not listed."];

        return
        [
            .. known.Kind == type.Kind ? [] : new[] { $"{type.FullName} is listed as '{known.Kind}', but built as '{type.Kind}'." },
            .. type.Bases.Except(known.Bases).Select(name => $"{type.FullName} derives from '{name}', which is not listed."),
            .. known.BaseClasses.Except(type.Bases).Where(IsDemandedClass)
                .Select(name => $"{type.FullName} is listed to derive from '{name}', but does not."),
            .. AddedMembers(type, known).Select(signature => $"{type.FullName} has '{signature}', which is not listed."),
        ];
    }

    // An override adds nothing a caller could not call before.
    private static IEnumerable<string> AddedMembers(SurfaceType type, SurfaceType known)
    {
        var keys = known.Members.Select(member => member.Key).ToHashSet(StringComparer.Ordinal);
        return type.Members.Where(member => !member.IsOverride && !keys.Contains(member.Key)).Select(member => member.Signature);
    }

    private bool IsDemandedClass(string name) =>
        !_listed.Values.Any(type => type.Name == name && type.IsObsolete);

    private IEnumerable<string> Missing(SurfaceType type)
    {
        if (!_built.TryGetValue(type.FullName, out var built))
            return [.. Demands(type).Select(member => $"{type.FullName} (absent): {member.Signature}")];

        var keys = built.Members.Select(member => member.Key).ToHashSet(StringComparer.Ordinal);
        return Demands(type).Where(member => !keys.Contains(member.Key)).Select(member => $"{type.FullName}: {member.Signature}");
    }

    private static int Demanded(SurfaceType type) => Demands(type).Count();

    private static IEnumerable<SurfaceMember> Demands(SurfaceType type) => type.Members.Where(member => !member.IsObsolete);

    private static Dictionary<string, SurfaceType> ByName(IEnumerable<SurfaceType> types) =>
        types.GroupBy(type => type.FullName).ToDictionary(group => group.Key, group => group.Aggregate((one, other) => one.MergedWith(other)));
}
