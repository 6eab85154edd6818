namespace Events.Tests.Registry.Sharing;

/// <summary>A shared registry in memory: what all backends of a test see.</summary>
internal sealed class MemoryRegistry(TimeProvider? time = null)
{
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private DateTimeOffset last;

    public OrderedDictionary<EventKey, SharedEvent> Events { get; set; } = [];

    /// <summary>How many backends were made.</summary>
    public int Backends { get; set; }

    /// <summary>Every call that reads or writes, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The write that fails; none by default.</summary>
    public int FailAtWrite { get; set; } = int.MaxValue;

    public MemoryRegistry With(EventKey key, params SharedSubscription[] subscriptions)
    {
        Events[key] = new SharedEvent(key, Next(), subscriptions);
        return this;
    }

    /// <summary>The present time, and later than every one before even when the clock stands still.</summary>
    public DateTimeOffset Next() => last = time.GetUtcNow() is var now && now > last ? now : last.AddTicks(1);
}
