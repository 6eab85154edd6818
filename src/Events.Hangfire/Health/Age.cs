using System.Globalization;

namespace Events.Hangfire;

/// <summary>Says how long something has lasted, in its largest unit.</summary>
internal static class Age
{
    public static string TextOf(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => Text(age.TotalSeconds, "s"),
        { TotalHours: < 1 } => Text(age.TotalMinutes, "min"),
        { TotalDays: < 1 } => Text(age.TotalHours, "h"),
        _ => Text(age.TotalDays, "d"),
    };

    private static string Text(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(number)} {unit}");
}
