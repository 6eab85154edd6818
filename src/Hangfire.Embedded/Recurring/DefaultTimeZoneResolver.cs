namespace Hangfire;

/// <summary>Asks the system; understands the names of IANA and of Windows.</summary>
public sealed class DefaultTimeZoneResolver : ITimeZoneResolver
{
    /// <inheritdoc />
    public TimeZoneInfo GetTimeZoneById(string timeZoneId) => TimeZoneInfo.FindSystemTimeZoneById(timeZoneId);
}
