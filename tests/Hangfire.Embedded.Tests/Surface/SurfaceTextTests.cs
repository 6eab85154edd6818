using Hangfire.Embedded.Tests.Surface.Fixtures;

namespace Hangfire.Embedded.Tests.Surface;

public sealed class SurfaceTextTests
{
    [Fact]
    public void TheWholeListReadsBackAsItIsWritten()
    {
        var written = ListedSurface.Text().Split('\n').Where(line => line.Length > 0 && line[0] != '#');

        var printed = ListedSurface.Read().SelectMany(type => SurfaceText.Print(type).Split('\n', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(written, printed);
    }

    [Fact]
    public void EveryListedTypeHasItsNamespace() =>
        Assert.All(ListedSurface.Read(), type => Assert.StartsWith("Hangfire", type.Namespace, StringComparison.Ordinal));

    [Theory]
    [InlineData(typeof(Shade))]
    [InlineData(typeof(IPaint))]
    [InlineData(typeof(Paint))]
    [InlineData(typeof(Paint.Pot<>))]
    public void APrintedTypeReadsBackAsItself(Type type)
    {
        var built = SurfacePrinter.Read(type);

        var read = Assert.Single(SurfaceText.Parse($"## namespace {type.Namespace}   [Fixtures]\n\n{SurfaceText.Print(built)}"));

        Assert.Equal(built.FullName, read.FullName);
        Assert.Equal(built.Header, read.Header);
        Assert.Equal(built.Members, read.Members);
    }

    [Fact]
    public void ALineThatIsNoTypeIsRefused()
    {
        var error = Assert.Throws<FormatException>(() => SurfaceText.Parse("nonsense"));

        Assert.Equal("Expected the header of a type, got 'nonsense'. Name the kind: class, interface, enum.", error.Message);
    }
}
