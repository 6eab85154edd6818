namespace Hangfire;

/// <summary>Finds time zones by the ids stored with recurring jobs.</summary>
public interface ITimeZoneResolver
{
    /// <summary>Finds the time zone called <paramref name="timeZoneId"/>.</summary>
    /// <exception cref="TimeZoneNotFoundException">There is none of that name.</exception>
    TimeZoneInfo GetTimeZoneById(string timeZoneId);
}
