using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Events.Hangfire.Tests.Docs;

public sealed partial class EntityActionsGuideTests
{
    [Fact]
    public void TheGuideShowsCodeThatCompiles()
    {
        var shown = Block.Matches(File.ReadAllText(PathTo("../../../docs/entity-actions.md"))).ToDictionary(block => block.Groups["name"].Value, block => block.Groups["code"].Value);
        var compiled = Mark.Matches(File.ReadAllText(PathTo("EntityActionsGuide.cs"))).ToDictionary(mark => mark.Groups["name"].Value, mark => WithoutIndent(mark.Groups["code"].Value));

        Assert.Equal(compiled.Keys.Order(), shown.Keys.Order());
        Assert.All(compiled, mark => Assert.Equal(mark.Value, shown[mark.Key]));
    }

    [Fact]
    public void TheActionsOfTheGuideHaveNoFaults()
    {
        List<string> faults = [];
        foreach (var action in typeof(EntityActionsGuide).GetNestedTypes().Where(type => type.IsAssignableTo(typeof(IEntityAction))))
        {
            EntityActionDescriptor.Checked(action, faults);
        }

        Assert.Empty(faults);
    }

    private static string PathTo(string relative, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, relative);

    private static string WithoutIndent(string code)
    {
        var lines = code.Split('\n');
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indent..] : line));
    }

    [GeneratedRegex(@"<!-- (?<name>\w+) -->\n```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block { get; }

    [GeneratedRegex(@"// docs: (?<name>\w+)\n(?<code>.*?)\n *// end\n", RegexOptions.Singleline)]
    private static partial Regex Mark { get; }
}
