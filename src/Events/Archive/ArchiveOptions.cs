namespace Events;

/// <summary>How much the archive keeps. What is beyond is dropped, the oldest first, and logged. Faults are reported when the application starts.</summary>
public sealed class ArchiveOptions
{
    /// <summary>How long a delivery is kept after its last attempt. The default is 7 days; <c>null</c> means for ever.</summary>
    public TimeSpan? MaxAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How many deliveries are kept. The default is 10,000; <c>null</c> means all.</summary>
    public int? MaxCount { get; set; } = 10_000;
}
