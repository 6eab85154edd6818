using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>Rules a source file is held to; each answers what breaks it, in whole sentences.</summary>
internal static partial class SourceRules
{
    private static readonly string[] MayNameTheEngine = ["src/Hangfire.Embedded", "tests/Hangfire.Embedded.Tests", "tests/Architecture.Tests"];

    // Registration calls stand in the namespaces that are imported where they are written.
    private static readonly string[] WhereUsersLook =
        ["Microsoft.Extensions.DependencyInjection", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Builder", "Events"];

    public static IEnumerable<string> NoRegions(SourceFile file) =>
        file.Lines.Where(line => line.TrimStart().StartsWith("#region", StringComparison.Ordinal))
            .Select(_ => $"{file.Path} has a #region. Split the file instead.");

    public static IEnumerable<string> NothingOfOneEngine(SourceFile file)
    {
        if (MayNameTheEngine.Any(file.IsIn)) yield break;
        if (file.Text.Contains("Hangfire.Embedded", StringComparison.Ordinal))
            yield return $"{file.Path} names the embedded engine. Code must work on either engine: use Hangfire's public API only.";
        foreach (var condition in EngineCondition().Matches(file.Text).Select(match => match.Value.Trim()))
            yield return $"{file.Path} has '{condition}'. Code must be the same on either engine.";
    }

    public static IEnumerable<string> NamespaceOfItsProject(SourceFile file, SourceProject project)
    {
        foreach (var name in NamespaceDeclaration().Matches(file.Text).Select(match => match.Groups[1].Value))
        {
            if (name == project.RootNamespace || name.StartsWith(project.RootNamespace + ".", StringComparison.Ordinal)) continue;
            if (IsExtensions(file) && WhereUsersLook.Contains(name)) continue;
            yield return $"{file.Path} declares namespace '{name}'. Expected '{project.RootNamespace}' or one beneath it.";
        }
    }

    public static IEnumerable<string> NamedAfterItsPublicType(SourceFile file)
    {
        var names = PublicType().Matches(file.Text).Select(match => match.Groups[1].Value).Distinct().ToArray();
        if (IsPageOfExceptions(file, names)) return [];
        return names.Where(name => name != file.Stem)
            .Select(name => $"{file.Path} holds the public type '{name}'. Move it to a file named '{name}.cs'.");
    }

    private static bool IsExtensions(SourceFile file) => file.Stem.EndsWith("Extensions", StringComparison.Ordinal);

    private static bool IsPageOfExceptions(SourceFile file, string[] names) =>
        file.Stem.EndsWith("Exceptions", StringComparison.Ordinal) && names.All(name => name.EndsWith("Exception", StringComparison.Ordinal));

    [GeneratedRegex(@"^[ \t]*#(?:el)?if\b.*(?:HANGFIRE|EMBEDDED|ENGINE).*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex EngineCondition();

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();

    [GeneratedRegex(
        @"^public\s+(?:(?:static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*(?:class|interface|enum|struct|record(?:\s+(?:class|struct))?|delegate\s+[\w.<>\[\]?, ]+?)\s+(\w+)",
        RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
