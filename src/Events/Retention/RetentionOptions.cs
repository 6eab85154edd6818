namespace Events;

/// <summary>How long done things are kept. Faults are reported when the application starts.</summary>
public sealed class RetentionOptions
{
    /// <summary>
    /// How long events all of whose deliveries have ended, and the outcomes of jobs, are kept. The default is 30 days; it should exceed the time after which anything
    /// may be delivered or run a second time. <c>null</c> means for ever.
    /// </summary>
    public TimeSpan? Keep { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often one of the processes looks for what is too old. The default is 10 minutes.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many rows are deleted in one transaction. The default is 1,000.</summary>
    public int BatchSize { get; set; } = 1_000;
}
