using System.Globalization;

namespace Events.Hangfire;

/// <summary>Makes the key of a job. Job ids start over when somebody recreates Hangfire's tables; together with the time of creation they do not.</summary>
internal static class JobKeys
{
    public static string Of(string jobId, DateTime createdAt, int series)
    {
        var microseconds = (createdAt.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var key = string.Create(CultureInfo.InvariantCulture, $"{jobId}@{microseconds}");
        return series == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}#{series}");
    }
}
