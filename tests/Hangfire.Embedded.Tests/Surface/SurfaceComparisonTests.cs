namespace Hangfire.Embedded.Tests.Surface;

public sealed class SurfaceComparisonTests
{
    private const string Listed =
        """
        ## namespace Paints   [Paints]

        class Paint : Pigment, IDisposable
          new()
          virtual void Stir()
          void Shake()   (obsolete)

        class Pigment
          new()

        class Thinner   (obsolete)
          new()
        """;

    [Fact]
    public void AnEqualSurfaceAddsNothing() => Assert.Empty(Compare(Listed).Additions());

    [Fact]
    public void LeavingOutInterfacesObsoleteMembersAndTypesAddsNothing() =>
        Assert.Empty(Compare("## namespace Paints\nclass Paint : Pigment\n  virtual void Stir()\n").Additions());

    [Fact]
    public void AMissingBaseClassIsReported() =>
        Assert.Equal(
            ["Paints.Paint is listed to derive from 'Pigment', but does not."],
            Compare("## namespace Paints\nclass Paint\n").Additions());

    [Theory]
    [InlineData("class Dye", "Paints.Dye is public, but not listed.")]
    [InlineData("sealed class Pigment", "Paints.Pigment is listed as 'class', but built as 'sealed class'.")]
    [InlineData("class Pigment : ICloneable", "Paints.Pigment derives from 'ICloneable', which is not listed.")]
    [InlineData("class Pigment\n  void Grind()", "Paints.Pigment has 'void Grind()', which is not listed.")]
    [InlineData("class Paint : Pigment\n  void Stir()", "Paints.Paint has 'void Stir()', which is not listed.")]
    public void AnAdditionIsReported(string built, string expected) =>
        Assert.Equal([expected], Compare($"## namespace Paints\n{built}\n").Additions());

    [Fact]
    public void AnOverrideIsNoAddition() =>
        Assert.Empty(Compare("## namespace Paints\nclass Pigment\n  override void Dispose()\n").Additions());

    [Fact]
    public void CoverageCountsWhatIsListedAndNotObsolete()
    {
        var coverage = Assert.Single(Compare("## namespace Paints\nclass Paint : Pigment\n  virtual void Stir()\n").Coverage());

        Assert.Equal("Paints", coverage.Namespace);
        Assert.Equal(3, coverage.Listed);
        Assert.Equal(1, coverage.Built);
        Assert.Equal(["Paints.Paint: new()", "Paints.Pigment (absent): new()"], coverage.Missing);
    }

    [Fact]
    public void ATypeListedTwiceIsOneType() =>
        Assert.Equal(
            2,
            Assert.Single(new SurfaceComparison(SurfaceText.Parse("## namespace A\nclass B\n  new()\n\nclass B\n  void C()\n"), []).Coverage()).Listed);

    private static SurfaceComparison Compare(string built) => new(SurfaceText.Parse(Listed), SurfaceText.Parse(built));
}
