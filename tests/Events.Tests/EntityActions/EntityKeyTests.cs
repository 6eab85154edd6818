namespace Events.Tests.EntityActions;

public sealed class EntityKeyTests
{
    [Fact, Trait("Fault", "F81")]
    public void AKeyOfOneColumnIsItsOwnPart()
    {
        Assert.Equal(["a/b"], EntityKey.PartsOf("a/b"));
        Assert.Equal([new DateOnly(2026, 1, 2)], EntityKey.PartsOf(new DateOnly(2026, 1, 2)));
        Assert.Equal("9223372036854775807", EntityKey.TextOf(long.MaxValue));
        Assert.Equal("😀", EntityKey.TextOf("😀"));
    }

    [Fact]
    public void TuplesAndRecordsHaveAPartForEachColumn()
    {
        Assert.Equal([7, "x"], EntityKey.PartsOf((7, "x")));
        Assert.Equal([7, "x"], EntityKey.PartsOf(new Compound(7, "x")));
        Assert.Equal([typeof(int), typeof(string)], EntityKey.PartTypesOf(typeof(Compound)));
        Assert.Equal([typeof(int), typeof(string)], EntityKey.PartTypesOf(typeof((int, string))));
        Assert.Equal("7/x", EntityKey.TextOf(new Compound(7, "x")));
    }

    [Fact]
    public void AnIdOfATypeOfItsOwnReadsAsItsValue()
    {
        Assert.Equal("42", EntityKey.TextOf(new OrderId(42)));
        Assert.Equal(42, EntityKey.ValueOf(new OrderId(42)));
    }

    private sealed record Compound(int Number, string Name);

    private readonly record struct OrderId(int Value);
}
