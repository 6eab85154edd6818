namespace Events.Hangfire;

/// <summary>What the library keeps with a Hangfire job, by parameter name.</summary>
internal static class JobParameters
{
    /// <summary>Which attempt comes next; absent means the first.</summary>
    public const string Attempt = "Events.Attempt";

    /// <summary>How often the job was started anew after it had failed for good, plus one; absent means once.</summary>
    public const string Series = "Events.Series";

    /// <summary>How often the job was found running although its process was gone; absent means never.</summary>
    public const string Crashes = "Events.Crashes";

    /// <summary>Whether the server was stopping in good order while the job ran; that is no crash.</summary>
    public const string Interrupted = "Events.Interrupted";

    /// <summary>How often the job was handed out again because a server did not know its class; absent means never.</summary>
    public const string Unloaded = "Events.Unloaded";

    /// <summary>Whether the job was deleted because its attempts were used up, not by somebody.</summary>
    public const string Exhausted = "Events.Exhausted";

    /// <summary>The key of a job that was requested inside a transaction; other jobs have theirs from the engine's id.</summary>
    public const string Key = "Events.Key";

    /// <summary>How far the job is, in its own words.</summary>
    public const string Progress = "Events.Progress";

    /// <summary>How often the job found the window of a rate full; absent means never.</summary>
    public const string Waits = "Events.Waits";

    /// <summary>The limit that had no room for the job last, and the key it counts by.</summary>
    public const string Limit = "Events.Limit";

    /// <summary>The key under which there is one such job at a time.</summary>
    public const string Unique = "Events.Unique";

    /// <summary>Hangfire's own count of retries, kept by <c>[AutomaticRetry]</c>.</summary>
    public const string RetryCount = "RetryCount";
}
