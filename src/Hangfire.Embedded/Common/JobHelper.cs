using System.Globalization;

namespace Hangfire.Common;

/// <summary>Turns instants into the numbers and texts that are stored, and back. All instants are UTC.</summary>
public static class JobHelper
{
    /// <summary>Seconds since 1970, as scores of sets use them.</summary>
    public static long ToTimestamp(DateTime value) => new DateTimeOffset(AsUtc(value)).ToUnixTimeSeconds();

    /// <summary>The instant <paramref name="value"/> seconds after 1970, in UTC.</summary>
    public static DateTime FromTimestamp(long value) => DateTime.UnixEpoch.AddSeconds(value);

    /// <summary>Milliseconds since 1970, as state data uses them.</summary>
    public static long ToMillisecondTimestamp(DateTime value) => new DateTimeOffset(AsUtc(value)).ToUnixTimeMilliseconds();

    /// <summary>The instant <paramref name="value"/> milliseconds after 1970, in UTC.</summary>
    public static DateTime FromMillisecondTimestamp(long value) => DateTime.UnixEpoch.AddMilliseconds(value);

    /// <summary>Writes an instant: Unix milliseconds from <see cref="CompatibilityLevel.Version_170"/> on, ISO 8601 below.</summary>
    public static string SerializeDateTime(DateTime value) =>
        GlobalConfiguration.Writes(CompatibilityLevel.Version_170)
            ? ToMillisecondTimestamp(value).ToString(CultureInfo.InvariantCulture)
            : value.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Reads an instant in any of the forms ever written: Unix seconds, Unix milliseconds, ISO 8601.</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static DateTime DeserializeDateTime(string value)
    {
        ArgumentNullException.ThrowIfNull(value);

        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return IsSeconds(number) ? FromTimestamp(number) : FromMillisecondTimestamp(number);

        return DateTime.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
    }

    /// <summary>Reads an instant, or answers <see langword="null"/> for an empty text.</summary>
    /// <exception cref="FormatException">The text is no known form of an instant.</exception>
    public static DateTime? DeserializeNullableDateTime(string? value) =>
        string.IsNullOrEmpty(value) ? null : DeserializeDateTime(value);

    // Seconds reach this number in the year 2603; milliseconds left it behind in August 1970.
    private static bool IsSeconds(long number) => Math.Abs(number) < 20_000_000_000;

    private static DateTime AsUtc(DateTime value) =>
        value.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(value, DateTimeKind.Utc) : value.ToUniversalTime();
}
