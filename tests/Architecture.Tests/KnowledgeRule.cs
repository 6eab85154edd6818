namespace Architecture.Tests;

/// <summary>What one project may know.</summary>
/// <param name="Project">The project.</param>
/// <param name="MayKnow">Projects of this repository it may refer to.</param>
/// <param name="Never">Names it must not refer to, nor anything beneath them.</param>
internal sealed record KnowledgeRule(string Project, string[] MayKnow, string[] Never)
{
    public IEnumerable<string> Violations(IEnumerable<string> references, IReadOnlySet<string> ownProjects)
    {
        foreach (var reference in references.Distinct())
        {
            if (Never.FirstOrDefault(name => IsBeneath(reference, name)) is { } forbidden)
                yield return $"{Project} refers to '{reference}', but must never know '{forbidden}'.";
            else if (ownProjects.Contains(reference) && !MayKnow.Contains(reference))
                yield return $"{Project} refers to '{reference}', but may know only: {string.Join(", ", MayKnow.DefaultIfEmpty("nothing"))}.";
        }
    }

    private static bool IsBeneath(string reference, string name) =>
        reference == name || reference.StartsWith(name + ".", StringComparison.Ordinal);
}
