using System.Xml.Linq;

namespace Architecture.Tests;

public sealed class KnowledgeRuleTests
{
    private static readonly HashSet<string> Own = ["Events", "Events.EfCore", "Events.Hangfire", "Hangfire.Embedded"];

    [Theory]
    [InlineData("Events", "Microsoft.EntityFrameworkCore.Relational")]
    [InlineData("Events", "Microsoft.AspNetCore.App")]
    [InlineData("Events", "Hangfire.Core")]
    [InlineData("Events", "Hangfire.Embedded")]
    [InlineData("Events", "Events.EfCore")]
    [InlineData("Events.EfCore", "Hangfire.Core")]
    [InlineData("Events.EfCore", "Events.Hangfire")]
    [InlineData("Events.Hangfire", "Npgsql.EntityFrameworkCore.PostgreSQL")]
    [InlineData("Events.Hangfire", "Microsoft.EntityFrameworkCore")]
    [InlineData("Events.RabbitMq", "Hangfire.Core")]
    [InlineData("Events.Aws", "Microsoft.EntityFrameworkCore")]
    [InlineData("Hangfire.Embedded", "Events")]
    public void AForbiddenReferenceIsReported(string project, string reference) =>
        Assert.Contains($"{project} refers to '{reference}'", Assert.Single(KnowledgeTable.For(project).Violations([reference], Own)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Events", "MediatR")]
    [InlineData("Events.EfCore", "Events")]
    [InlineData("Events.EfCore", "Npgsql.EntityFrameworkCore.PostgreSQL")]
    [InlineData("Events.Hangfire", "Hangfire.Core")]
    [InlineData("Events.Hangfire", "Hangfire.Embedded")]
    [InlineData("Hangfire.Embedded", "Npgsql")]
    public void AnAllowedReferenceIsNot(string project, string reference) =>
        Assert.Empty(KnowledgeTable.For(project).Violations([reference], Own));

    [Fact]
    public void AProjectOutsideTheTableIsRefusedWithTheCure()
    {
        var error = Assert.Throws<UnknownProjectException>(() => KnowledgeTable.For("Events.Kafka"));

        Assert.Equal("Project 'Events.Kafka' is not in the table of who may know whom. Add a line for it to KnowledgeTable.", error.Message);
    }

    [Fact]
    public void AProjectFileTellsItsNamesAndReferences()
    {
        var project = SourceProject.Parse("Events.Kafka", XDocument.Parse(
            """
            <Project>
              <PropertyGroup><RootNamespace>Events</RootNamespace><UsesHangfire>true</UsesHangfire><UsesHangfireStorage>true</UsesHangfireStorage></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Kafka" />
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <ProjectReference Include="../Events/Events.csproj" />
              </ItemGroup>
            </Project>
            """));

        Assert.Equal(("Events", "Events.Kafka"), (project.RootNamespace, project.AssemblyName));
        Assert.Equal(["Kafka", "Microsoft.AspNetCore.App", "Events", "Hangfire.Core", "Hangfire.PostgreSql"], project.References);
    }
}
