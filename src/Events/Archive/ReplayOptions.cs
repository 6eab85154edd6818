namespace Events;

/// <summary>How archived deliveries are replayed.</summary>
public sealed record ReplayOptions
{
    /// <summary>At most so many per second. The default is <c>null</c>: as fast as they can be queued.</summary>
    public int? PerSecond { get; init; }

    /// <summary>Stops once so many of those replayed are in the archive again. The default is <c>null</c>: never.</summary>
    public int? StopAfterFailures { get; init; }

    /// <summary>Is told how many were replayed so far, after each batch. The default is <c>null</c>: nobody.</summary>
    public IProgress<int>? Progress { get; init; }
}
