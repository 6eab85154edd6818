using System.Text.RegularExpressions;

namespace WebApp.Tests;

/// <summary>The README shows code of the sample; it may not drift away from it.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));

    [Fact]
    public void TheFirstBlockIsCodeOfTheSampleInAtMostTwentyFiveLines()
    {
        var block = CSharpBlocks().First();

        Assert.InRange(block.Count(character => character == '\n') + 1, 5, 25);
        var sample = SampleLines();
        Assert.All(Lines(block), line => Assert.Contains(line, sample));
    }

    [Fact]
    public void EveryBlockIsCodeThatCompiles()
    {
        var compiled = SampleLines();
        Assert.All(CSharpBlocks().SelectMany(Lines), line => Assert.Contains(line, compiled));
    }

    [Fact]
    public void TheFirstScreenComesBeforeAnyTableOfContents() =>
        Assert.InRange(Readme.IndexOf("```csharp", StringComparison.Ordinal), 1, 1600);

    private static IEnumerable<string> CSharpBlocks() => CSharpBlock().Matches(Readme).Select(match => match.Groups["code"].Value.TrimEnd());

    private static HashSet<string> SampleLines() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "sample"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Lines(File.ReadAllText(file)))];

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line != "…");

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
