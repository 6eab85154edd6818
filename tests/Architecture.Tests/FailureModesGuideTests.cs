using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>What a guide gives as proof has to be there.</summary>
public sealed partial class FailureModesGuideTests
{
    [Theory]
    [InlineData("failure-modes.md")]
    [InlineData("engine-failure-modes.md")]
    public void EveryTestTheGuideNamesExists(string guide)
    {
        var tests = Repository.SourceFiles().Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal)).Select(file => file.Text)
            .SelectMany(text => TestClass.Matches(text).Select(found => found.Groups["name"].Value).SelectMany(name =>
                TestMethod.Matches(text).Select(method => $"{name}.{method.Groups["name"].Value}").Append(name)))
            .ToHashSet();

        var named = Named.Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", guide))).Select(found => found.Groups["test"].Value).Distinct().ToList();

        Assert.True(named.Count > 5, "The guide names hardly any test.");
        Assert.Empty(named.Except(tests));
    }

    [Fact]
    public void TheGuideHasARowForEveryFault()
    {
        var rows = Row.Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "failure-modes.md")))
            .SelectMany(row => row.Groups["ids"].Value.Split(", "));

        Assert.Equal([.. Enumerable.Range(1, 34).Concat(Enumerable.Range(38, 3)).Concat(Enumerable.Range(70, 25)).Select(number => $"F{number:00}")], rows.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\bclass (?<name>\w+Tests)\b")]
    private static partial Regex TestClass { get; }

    [GeneratedRegex(@"public (?:async Task|Task|void) (?<name>\w+)\(")]
    private static partial Regex TestMethod { get; }

    [GeneratedRegex(@"`(?<test>\w+Tests(?:\.\w+)?)`")]
    private static partial Regex Named { get; }

    [GeneratedRegex(@"^\| (?<ids>F\d\d(?:, F\d\d)*) \|", RegexOptions.Multiline)]
    private static partial Regex Row { get; }
}
