namespace Events;

/// <summary>How long done things are kept. Faults are reported when the application starts.</summary>
public sealed class RetentionOptions
{
    /// <summary>
    /// How long events all of whose deliveries have ended, and the outcomes of jobs, are kept. The default is 30 days; it should exceed the time after which anything
    /// may be delivered or run a second time. <c>null</c> means for ever.
    /// </summary>
    public TimeSpan? Keep { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long the results of steps are kept for jobs that have no receipt. The default is 30 days; it must exceed the time a job may take with all its retries.
    /// With the receipt they go at the next look, whatever is set here. Notes of jobs that wait for a slot are kept as long.
    /// </summary>
    public TimeSpan KeepSteps { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often one of the processes looks for what is too old. The default is 10 minutes.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many rows are deleted in one transaction. The default is 1,000.</summary>
    public int BatchSize { get; set; } = 1_000;
}
