using System.Reflection;

namespace Architecture.Tests;

/// <summary>Finds projects and source files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "RepositoryRoot").Value!);

    public static IReadOnlyList<SourceProject> Projects() =>
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "src"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Order(StringComparer.Ordinal)
            .Select(SourceProject.Load)];

    /// <summary>All C# files under the folders that hold code, without what builds leave behind.</summary>
    public static IEnumerable<SourceFile> SourceFiles() =>
        new[] { "src", "tests", "samples", "benchmarks" }
            .Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "node_modules"))
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))));
}
