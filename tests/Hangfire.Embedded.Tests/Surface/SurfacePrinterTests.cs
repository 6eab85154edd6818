using Hangfire.Embedded.Tests.Surface.Fixtures;

namespace Hangfire.Embedded.Tests.Surface;

public sealed class SurfacePrinterTests
{
    [Fact]
    public void PrintsEnumsWithTheirValues() =>
        Assert.Equal("enum Shade\n  Light=1, Dark=4\n", Printed(typeof(Shade)));

    [Fact]
    public void PrintsInterfacesWithoutModifiers() =>
        Assert.Equal(
            """
            interface IPaint : IDisposable
              Shade Shade { get; }
              void Spread<T>(T target, params string[] colours)

            """,
            Printed(typeof(IPaint)));

    [Fact]
    public void PrintsPublicAndProtectedMembersOnly() =>
        Assert.Equal(
            """
            abstract class Paint : IPaint
              abstract Shade Shade { get; }
              const int Layers = 2
              const string Brush = broad
              int? Price { get; init; }
              protected new(string name)
              static readonly TimeSpan Drying
              string Name { get; protected set; }
              virtual bool TryMix(out Dictionary<string, long[]> parts, ref int count, Shade shade = 4, string into = "pot", bool hard = True)
              virtual protected object Stir(IPaint other = default)
              void Dispose()
              void Shake()   (obsolete)
              void Spread<T>(T target, params string[] colours)

            """,
            Printed(typeof(Paint)));

    [Fact]
    public void PrintsOverridesEventsAndOnlyTheInterfacesTheBaseLacks() =>
        Assert.Equal(
            """
            sealed class Varnish : Paint, IComparable<Varnish>
              event Action Dried
              int CompareTo(Varnish other)
              new()
              override Shade Shade { get; }

            """,
            Printed(typeof(Varnish)));

    [Fact]
    public void PrintsNestedGenericTypesByTheirOuterName() =>
        Assert.Equal(
            """
            sealed class Paint.Pot<T> : IComparable<T>
              T Content { get; set; }
              int CompareTo(T other)
              new()

            """,
            Printed(typeof(Paint.Pot<>)));

    [Fact]
    public void PrintsExtensionMethodsWithThis() =>
        Assert.Equal(
            "static class PaintExtensions\n  static T Over<T>(this T upper, Func<T, Task<int>> under)\n",
            Printed(typeof(PaintExtensions)));

    [Fact]
    public void PrintsWhatTheCompilerAddsToRecordsBecauseUsersSeeIt()
    {
        var members = SurfacePrinter.Read(typeof(Stain)).Members.Select(member => member.Signature);

        Assert.Contains("void Deconstruct(out int Depth)", members);
        Assert.Contains("virtual bool Equals(Stain other)", members);
        Assert.DoesNotContain("override string ToString()", members);
    }

    [Fact]
    public void FindsPublicAndNestedTypesOfAnAssembly()
    {
        var names = SurfacePrinter.Read(typeof(Paint).Assembly).Select(type => type.Name).ToArray();

        Assert.Contains("Paint.Pot<T>", names);
        Assert.Contains("SurfacePrinterTests", names);
        Assert.DoesNotContain("SurfacePrinter", names);
    }

    private static string Printed(Type type) => SurfaceText.Print(SurfacePrinter.Read(type));
}
