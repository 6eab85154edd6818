namespace Hangfire.Recurring;

/// <summary>The clock on the wall of a time zone. It is known by its offset at an instant only, which is never ambiguous.</summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    /// <summary>What the clock shows.</summary>
    public DateTime At(DateTime utc) => DateTime.SpecifyKind(utc + zone.GetUtcOffset(utc), DateTimeKind.Unspecified);

    /// <summary>When the clock shows <paramref name="local"/>: once, twice where it was set back, or never where it was set forward.</summary>
    public List<DateTime> InstantsOf(DateTime local)
    {
        var asUtc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var (before, after) = (zone.GetUtcOffset(asUtc.AddDays(-1)), zone.GetUtcOffset(asUtc.AddDays(1)));
        var (larger, smaller) = before > after ? (before, after) : (after, before);

        var instants = new List<DateTime>(2);
        if (At(asUtc - larger) == local) instants.Add(asUtc - larger);
        if (smaller != larger && At(asUtc - smaller) == local) instants.Add(asUtc - smaller);
        return instants;
    }

    /// <summary>The instant the clock was set forward over <paramref name="skipped"/>.</summary>
    public DateTime EndOfGap(DateTime skipped)
    {
        var asUtc = DateTime.SpecifyKind(skipped, DateTimeKind.Utc);
        return ChangeBetween(asUtc.AddDays(-1), asUtc.AddDays(1));
    }

    /// <summary>The instant between two others from which the offset is another one.</summary>
    public DateTime ChangeBetween(DateTime before, DateTime after)
    {
        var offset = zone.GetUtcOffset(before);
        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before.AddSeconds(Math.Floor((after - before).TotalSeconds / 2));
            if (zone.GetUtcOffset(middle) == offset) before = middle;
            else after = middle;
        }

        return after;
    }
}
