namespace Hangfire.InMemory.Entries;

/// <summary>Tells instants by the wall clock and measures time by the monotonic one, so a corrected clock expires nothing early.</summary>
internal sealed class MemoryClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>Time since the storage was created.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    public DateTime? ToInstant(TimeSpan? elapsed) => elapsed is { } given ? UtcNow + (given - Elapsed) : null;
}
