namespace Hangfire.Recurring;

/// <summary>Where recurring jobs are stored, and the locks that guard them.</summary>
internal static class RecurringJobKeys
{
    /// <summary>The set of all recurring jobs, by the time they are due.</summary>
    public const string Set = "recurring-jobs";

    /// <summary>The lock of the server that starts what is due.</summary>
    public const string SchedulerLock = "recurring-jobs:lock";

    /// <summary>The score of what is never due.</summary>
    public const double NeverDue = -1;

    public static string HashOf(string recurringJobId) => $"recurring-job:{recurringJobId}";

    public static string LockOf(string recurringJobId) => $"lock:recurring-job:{recurringJobId}";
}
