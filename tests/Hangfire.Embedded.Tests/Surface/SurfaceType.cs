namespace Hangfire.Embedded.Tests.Surface;

/// <summary>One public type: how it is declared, what it derives from, what it offers.</summary>
internal sealed record SurfaceType(
    string Namespace, string Kind, string Name, IReadOnlyList<string> Bases, bool IsObsolete, IReadOnlyList<SurfaceMember> Members)
{
    public string FullName => $"{Namespace}.{Name}";

    public string Header => Bases.Count == 0 ? $"{Kind} {Name}" : $"{Kind} {Name} : {string.Join(", ", Bases)}";

    public IEnumerable<string> BaseClasses => Bases.Where(name => !IsInterfaceName(name));

    public SurfaceType MergedWith(SurfaceType other) => this with
    {
        Bases = [.. Bases.Union(other.Bases)],
        Members = [.. Members, .. other.Members],
    };

    private static bool IsInterfaceName(string name) => name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]);
}
