namespace Events.Hangfire;

/// <summary>What the library keeps with a Hangfire job, by parameter name.</summary>
internal static class JobParameters
{
    /// <summary>Which attempt comes next; absent means the first.</summary>
    public const string Attempt = "Events.Attempt";

    /// <summary>How often the job was started anew after it had failed for good, plus one; absent means once.</summary>
    public const string Series = "Events.Series";

    /// <summary>Hangfire's own count of retries, kept by <c>[AutomaticRetry]</c>.</summary>
    public const string RetryCount = "RetryCount";
}
