namespace Events;

/// <summary>One or several deliveries that need a job.</summary>
/// <param name="EventId">The event.</param>
/// <param name="EventName">The event's wire name.</param>
/// <param name="Handler">The handler's stable name.</param>
/// <param name="Queue">The queue its job goes to.</param>
public sealed record QueuedDelivery(Guid EventId, string EventName, string Handler, string Queue)
{
    /// <summary>For a handler of another application, the event as JSON: its job runs where this store cannot be reached. Otherwise <c>null</c>, the default.</summary>
    public string? Envelope { get; init; }

    /// <summary>The attempt the job begins with; more than 1 when attempts of a shared job count. The default is 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>How long the job waits before that attempt. The default is not at all.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the delivery may share its job with others. The default is <c>false</c>.</summary>
    public bool IsShared { get; init; }
}
