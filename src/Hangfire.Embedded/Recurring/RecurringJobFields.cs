namespace Hangfire.Recurring;

/// <summary>The fields of a stored recurring job.</summary>
internal static class RecurringJobFields
{
    public const string Queue = "Queue";
    public const string Cron = "Cron";
    public const string TimeZoneId = "TimeZoneId";
    public const string Job = "Job";
    public const string CreatedAt = "CreatedAt";
    public const string NextExecution = "NextExecution";
    public const string Version = "V";
    public const string Misfire = "Misfire";
    public const string LastExecution = "LastExecution";
    public const string LastJobId = "LastJobId";
    public const string Error = "Error";
    public const string RetryAttempt = "RetryAttempt";
}
