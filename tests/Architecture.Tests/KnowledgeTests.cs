using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Architecture.Tests;

public sealed class KnowledgeTests
{
    private static readonly IReadOnlyList<SourceProject> Projects = Repository.Projects();

    public static TheoryData<string> ProjectNames => [.. Projects.Select(project => project.Name)];

    [Fact]
    public void ThereAreProjects() => Assert.NotEmpty(Projects);

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void AProjectFileRefersOnlyToWhatItsProjectMayKnow(string name)
    {
        var project = Projects.Single(each => each.Name == name);

        Assert.Empty(KnowledgeTable.For(name).Violations(project.References, OwnNames()));
    }

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void AnAssemblyRefersOnlyToWhatItsProjectMayKnow(string name)
    {
        var project = Projects.Single(each => each.Name == name);

        Assert.Empty(KnowledgeTable.For(name).Violations(AssemblyReferences(project), OwnNames()));
    }

    private static HashSet<string> OwnNames() => [.. Projects.Select(project => project.AssemblyName)];

    private static List<string> AssemblyReferences(SourceProject project)
    {
        var path = Path.Combine(AppContext.BaseDirectory, project.AssemblyName + ".dll");
        Assert.True(File.Exists(path), $"Expected the assembly of '{project.Name}' at '{path}'. Build it together with these tests.");

        using var stream = File.OpenRead(path);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
