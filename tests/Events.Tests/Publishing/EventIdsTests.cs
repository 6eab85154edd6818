namespace Events.Tests.Publishing;

public sealed class EventIdsTests
{
    [Fact]
    public void EveryIdIsGreaterThanTheOneBeforeHoweverFastTheyAreMade()
    {
        var ids = Enumerable.Range(0, 20_000).Select(_ => EventIds.Next()).ToList();

        Assert.Equal(ids.Order(), ids);
        Assert.Equal(ids.Select(id => id.ToString()).Order(StringComparer.Ordinal), ids.Select(id => id.ToString()));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void AnIdIsAVersion7UuidOfNow()
    {
        var id = EventIds.Next();

        Assert.Equal((7, 0x8), (id.Version, id.Variant & 0xC));
        var milliseconds = Convert.ToInt64(id.ToString("n")[..12], 16);
        Assert.InRange(milliseconds, DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds(), DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeMilliseconds());
    }
}
