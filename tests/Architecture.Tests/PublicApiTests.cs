using System.Reflection;
using System.Text;
using Hangfire.Embedded.Tests.Surface;

namespace Architecture.Tests;

/// <summary>What users can reach is written down, so that every change of it is seen and meant.</summary>
public sealed class PublicApiTests
{
    // What the compiler adds to every record says nothing about it.
    private static readonly string[] OfEveryRecord = ["EqualityContract", "PrintMembers(", "op_Equality(", "op_Inequality(", "<Clone>$(", " Equals("];

    [Theory]
    [InlineData("Events")]
    [InlineData("Events.Commands")]
    [InlineData("Events.EfCore")]
    [InlineData("Events.Hangfire")]
    public void ThePublicApiIsTheApprovedOne(string project)
    {
        var approved = Path.Combine(Repository.Root, "tests", "Architecture.Tests", "Approved", $"{project}.approved.txt");
        var received = Path.Combine(Repository.Root, "artifacts", "public-api", $"{project}.approved.txt");
        var text = Print(Assembly.Load(project));
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, text);

        Assert.True(
            File.Exists(approved) && File.ReadAllText(approved) == text,
            $"The public API of {project} is not the approved one. Look at the difference; to approve it, copy "
            + $"artifacts/public-api/{project}.approved.txt to tests/Architecture.Tests/Approved.");
    }

    private static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var types in SurfacePrinter.Read(assembly).GroupBy(type => type.Namespace).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append("## namespace ").Append(types.Key).Append("\n\n");
            foreach (var type in types)
            {
                text.Append(SurfaceText.Print(type with { Members = [.. type.Members.Where(IsOwn)] })).Append('\n');
            }
        }

        return text.ToString();
    }

    private static bool IsOwn(SurfaceMember member) => !OfEveryRecord.Any(part => member.Signature.Contains(part, StringComparison.Ordinal));
}
