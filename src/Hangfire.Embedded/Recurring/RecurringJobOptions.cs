namespace Hangfire;

/// <summary>Options of a recurring job.</summary>
public class RecurringJobOptions
{
    private TimeZoneInfo timeZone = TimeZoneInfo.Utc;

    /// <summary>Time zone of the schedule. Default: UTC.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public TimeZoneInfo TimeZone
    {
        get => timeZone;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            timeZone = value;
        }
    }

    /// <summary>What becomes of missed occurrences. Default: one job runs for all of them.</summary>
    public MisfireHandlingMode MisfireHandling { get; set; } = MisfireHandlingMode.Relaxed;
}
