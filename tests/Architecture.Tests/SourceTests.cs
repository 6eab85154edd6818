namespace Architecture.Tests;

public sealed class SourceTests
{
    private static readonly SourceFile[] Files = [.. Repository.SourceFiles()];

    [Fact]
    public void TheRepositoryHasSourceFiles() => Assert.Contains(Files, file => file.IsIn("tests/Architecture.Tests"));

    [Fact]
    public void NoFileHidesCodeInRegions() => Assert.Empty(Files.SelectMany(SourceRules.NoRegions));

    [Fact]
    public void NothingDependsOnWhichEngineRuns() => Assert.Empty(Files.SelectMany(SourceRules.NothingOfOneEngine));

    [Fact]
    public void NamespacesAreThoseOfTheProject() => Assert.Empty(
        Repository.Projects().SelectMany(project => InProject(project).SelectMany(file => SourceRules.NamespaceOfItsProject(file, project))));

    [Fact]
    public void FilesAreNamedAfterTheirPublicType() =>
        Assert.Empty(Files.Where(file => file.IsIn("src")).SelectMany(SourceRules.NamedAfterItsPublicType));

    private static IEnumerable<SourceFile> InProject(SourceProject project) => Files.Where(file => file.IsIn($"src/{project.Name}"));
}
