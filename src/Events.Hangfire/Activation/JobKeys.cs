using System.Globalization;

namespace Events.Hangfire;

/// <summary>Makes the key of a job. Job ids start over when somebody recreates Hangfire's tables; together with the time of creation they do not.</summary>
internal static class JobKeys
{
    /// <param name="jobId">The job's id.</param>
    /// <param name="createdAt">When the job was created.</param>
    /// <param name="given">The key it was requested with, or <c>null</c>.</param>
    /// <param name="series">Which series of attempts it is.</param>
    public static string Of(string jobId, DateTime createdAt, string? given, int series)
    {
        var microseconds = (createdAt.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var key = given ?? string.Create(CultureInfo.InvariantCulture, $"{jobId}@{microseconds}");
        return series == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}#{series}");
    }
}
