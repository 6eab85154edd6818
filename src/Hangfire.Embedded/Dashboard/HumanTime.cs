using System.Globalization;

namespace Hangfire.Dashboard;

/// <summary>Times and durations as people read them.</summary>
internal static class HumanTime
{
    private static readonly (string Name, string Letter, TimeSpan Length)[] Units =
    [
        ("day", "d", TimeSpan.FromDays(1)),
        ("hour", "h", TimeSpan.FromHours(1)),
        ("minute", "m", TimeSpan.FromMinutes(1)),
        ("second", "s", TimeSpan.FromSeconds(1)),
    ];

    public static string Iso(DateTime value) =>
        DateTime.SpecifyKind(value, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Utc(DateTime value) => value.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Relative(TimeSpan difference)
    {
        var (name, _, length) = Units.FirstOrDefault(unit => difference.Duration() >= unit.Length, Units[^1]);
        var count = (long)(difference.Duration() / length);
        var amount = FormattableString.Invariant($"{count} {name}{(count == 1 ? "" : "s")}");
        return count == 0 ? "now" : difference < TimeSpan.Zero ? amount + " ago" : "in " + amount;
    }

    public static string Duration(TimeSpan duration, bool displaySign)
    {
        var sign = !displaySign ? "" : duration < TimeSpan.Zero ? "-" : "+";
        return sign + Magnitude(duration.Duration());
    }

    private static string Magnitude(TimeSpan duration)
    {
        if (duration < TimeSpan.FromSeconds(1))
        {
            return duration.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture) + "ms";
        }

        if (duration < TimeSpan.FromMinutes(1))
        {
            return duration.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + "s";
        }

        return string.Join(' ', Parts(duration).Take(3));
    }

    private static IEnumerable<string> Parts(TimeSpan rest)
    {
        foreach (var (_, letter, length) in Units)
        {
            var count = (long)(rest / length);
            if (count > 0)
            {
                yield return count.ToString(CultureInfo.InvariantCulture) + letter;
                rest -= count * length;
            }
        }
    }
}
