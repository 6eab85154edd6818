using System.Text.RegularExpressions;

namespace Docs.Testing;

/// <summary>The code a guide shows, and the code of a test that is compiled.</summary>
public static partial class Guide
{
    /// <summary>The blocks of a guide that carry a name, by it.</summary>
    public static IReadOnlyDictionary<string, string> NamedBlocks(string guide) =>
        NamedBlock.Matches(TextOf(guide)).ToDictionary(block => block.Groups["name"].Value, block => block.Groups["code"].Value);

    /// <summary>All blocks of a guide in a language, in order.</summary>
    public static IReadOnlyList<string> Blocks(string guide, string language) =>
        [.. Block.Matches(TextOf(guide)).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["code"].Value)];

    /// <summary>The marked places of a source file, by their names, without the indent they have in common.</summary>
    public static IReadOnlyDictionary<string, string> MarkedCode(string source) =>
        Mark.Matches(TextOf(source)).ToDictionary(mark => mark.Groups["name"].Value, mark => WithoutIndent(mark.Groups["code"].Value));

    private static string TextOf(string file) => File.ReadAllText(file).ReplaceLineEndings("\n");

    private static string WithoutIndent(string code)
    {
        var lines = code.Split('\n');
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indent..] : line));
    }

    [GeneratedRegex(@"<!-- (?<name>\w+) -->\n```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex NamedBlock { get; }

    [GeneratedRegex(@"```(?<language>\w+)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block { get; }

    [GeneratedRegex(@"// docs: (?<name>\w+)\n(?<code>.*?)\n *// end\n", RegexOptions.Singleline)]
    private static partial Regex Mark { get; }
}
