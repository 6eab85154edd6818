using Docs.Testing;

namespace WebApp.Tests;

/// <summary>The guides show code of the samples and of tests; they may not drift away from it.</summary>
public sealed class GuideTests
{
    [Theory]
    [InlineData("apps.md")]
    [InlineData("commands.md")]
    public void EveryBlockIsCodeThatCompiles(string guide)
    {
        var compiled = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "sample"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Lines(File.ReadAllText(file)))
            .ToHashSet();

        var shown = Guide.Blocks(Path.Combine(AppContext.BaseDirectory, "guides", guide), "csharp").SelectMany(Lines).ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, line => Assert.Contains(line, compiled));
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
}
