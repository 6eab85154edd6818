namespace Events.EfCore;

/// <summary>One event for one handler in table <c>delivery</c>. It is the handler's inbox as well.</summary>
internal sealed class DeliveryRow
{
    public required Guid EventId { get; init; }

    public required string Handler { get; init; }

    public required string Queue { get; init; }

    /// <summary>The position of its event.</summary>
    public long Position { get; init; }

    /// <summary>The handler's place among those of the event.</summary>
    public int Rank { get; init; }

    /// <summary>Deliveries of one handler with the same key come one after the other; <c>null</c> when their order does not matter.</summary>
    public string? OrderKey { get; init; }

    /// <summary>Whether it may share a job.</summary>
    public bool IsShared { get; init; }

    public DeliveryStatus Status { get; set; } = DeliveryStatus.Queued;

    public int Attempts { get; private set; }

    /// <summary>When the next attempt is due; <c>null</c> when nothing was said.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The job that delivers it; <c>null</c> until the relay has created one.</summary>
    public string? JobId { get; set; }

    /// <summary>Why the last failed attempt failed.</summary>
    public string? Error { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? UpdatedAt { get; private set; }

    /// <summary>Whether the handler runs in another application; then the delivery is done with when its job exists.</summary>
    public bool IsRemote { get; init; }

    public EventRow Event { get; private set; } = null!;

    public static DeliveryRow HandledInline(StoredEvent stored, Subscription subscription) => new()
    {
        EventId = stored.Id, Handler = subscription.Handler, Queue = subscription.Queue, Status = DeliveryStatus.Handled, Attempts = 1,
    };

    public DeliveryState ToState() => new(Handler, Status, Attempts, JobId, Error);
}
