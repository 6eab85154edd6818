using Hangfire.Storage;
using Xunit.Abstractions;

namespace Hangfire.Embedded.Tests.Surface;

public sealed class PublicSurfaceTests(ITestOutputHelper output)
{
    /// <summary>Raise a floor when a namespace grows; lowering one takes something away from users.</summary>
    private static readonly Dictionary<string, int> Floors = new()
    {
        ["Hangfire"] = 458,
        ["Hangfire.AspNetCore"] = 5,
        ["Hangfire.Client"] = 33,
        ["Hangfire.Common"] = 86,
        ["Hangfire.Dashboard"] = 170,
        ["Hangfire.Dashboard.Pages"] = 3,
        ["Hangfire.InMemory"] = 16,
        ["Hangfire.Logging"] = 43,
        ["Hangfire.PostgreSql"] = 40,
        ["Hangfire.Processing"] = 2,
        ["Hangfire.Server"] = 113,
        ["Hangfire.States"] = 142,
        ["Hangfire.Storage"] = 213,
        ["Hangfire.Storage.Monitoring"] = 102,
    };

    private readonly SurfaceComparison _comparison =
        new(ListedSurface.Read(), SurfacePrinter.Read(typeof(IStorageConnection).Assembly));

    [Fact]
    public void NothingIsPublicThatHangfireLacks() => Assert.Empty(_comparison.Additions());

    [Fact]
    public void WhatIsOfferedDoesNotShrink()
    {
        var coverage = _comparison.Coverage();

        foreach (var part in coverage) Report(part);
        Assert.Equal(Floors.Keys.Order(StringComparer.Ordinal), coverage.Select(part => part.Namespace));
        Assert.All(coverage, part => Assert.True(
            part.Built >= Floors[part.Namespace],
            $"Expected at least {Floors[part.Namespace]} members of {part.Namespace}, got {part.Built}. Missing:\n{string.Join('\n', part.Missing)}"));
    }

    private void Report(NamespaceCoverage part)
    {
        output.WriteLine($"{part.Namespace}: {part.Built} of {part.Listed}");
        foreach (var missing in part.Missing) output.WriteLine($"    missing {missing}");
    }
}
