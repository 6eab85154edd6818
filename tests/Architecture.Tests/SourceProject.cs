using System.Xml.Linq;

namespace Architecture.Tests;

/// <summary>What a project file says the project is called and may use.</summary>
internal sealed record SourceProject(string Name, string RootNamespace, string AssemblyName, IReadOnlyList<string> References)
{
    public static SourceProject Load(string path) => Parse(Path.GetFileNameWithoutExtension(path), XDocument.Load(path));

    public static SourceProject Parse(string name, XDocument file) => new(
        name,
        Property(file, "RootNamespace") ?? name,
        Property(file, "AssemblyName") ?? name,
        [.. Included(file, "PackageReference"), .. Included(file, "FrameworkReference"),
            .. Included(file, "ProjectReference").Select(each => Path.GetFileNameWithoutExtension(each.Replace('\\', '/'))),
            .. EngineReferences(file)]);

    // The engine is chosen by property: what a project gets by saying so.
    private static IEnumerable<string> EngineReferences(XDocument file)
    {
        if (Property(file, "UsesHangfire") == "true") yield return "Hangfire.Core";
        if (Property(file, "UsesHangfireStorage") == "true") yield return "Hangfire.PostgreSql";
    }

    private static IEnumerable<string> Included(XDocument file, string element) =>
        file.Descendants(element).Select(each => each.Attribute("Include")?.Value).OfType<string>();

    private static string? Property(XDocument file, string name) =>
        file.Descendants("PropertyGroup").Elements(name).FirstOrDefault()?.Value;
}
