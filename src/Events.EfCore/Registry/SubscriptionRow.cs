namespace Events.EfCore;

/// <summary>A handler that listens to a shared event, in table <c>subscription</c>.</summary>
internal sealed class SubscriptionRow
{
    /// <summary>Counts up, so that handlers come in the order they subscribed.</summary>
    public long Id { get; private set; }

    public required long EventId { get; init; }

    public required string Handler { get; init; }

    /// <summary>The queue of its jobs; <c>null</c> is <c>default</c>.</summary>
    public string? Queue { get; init; }

    public DateTimeOffset CreatedOn { get; private set; }

    public DateTimeOffset UpdatedOn { get; private set; }

    public static SubscriptionRow Of(long eventId, SharedSubscription subscription) =>
        new() { EventId = eventId, Handler = subscription.Handler, Queue = subscription.Queue };

    public SharedSubscription ToShared() => new(Handler, Queue);
}
