using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Where an event is delivered: the handlers of this application and of others, then the target of its route.</summary>
internal sealed class DeliveryRoutes(SharedHandlers handlers, EventRegistry registry, TargetSender targets, IOptions<EventsOptions> options)
{
    public Task RefreshAsync(CancellationToken cancel) => handlers.RefreshAsync(cancel);

    /// <returns><c>null</c> for an event that only another version of this application can know; it is left to that one for a day.</returns>
    public IReadOnlyList<Subscription>? Of(PendingEvent pending)
    {
        var known = handlers.HandlersOf(pending.Name);
        if (!pending.IsReceived && targets.SubscriptionOf(pending.Publisher, pending.Name) is { } target)
        {
            return [.. known, target];
        }

        return known.Count == 0 && IsOfAnotherVersion(pending) ? null : known;
    }

    /// <summary>Whether an event of this application goes anywhere.</summary>
    /// <remarks>Only a process that relays can say no, and only where no registry shared with other applications could know of somebody.</remarks>
    public bool IsHeard(EventMetadata published) => !options.Value.Relays || handlers.MayChange
        || Of(new PendingEvent(Guid.Empty, published.EventName, published.PublisherName, IsReceived: false)) is not { Count: 0 };

    /// <summary>What a delivery is for, in this application.</summary>
    /// <exception cref="UnknownHandlerException">There is no such handler here, or the event's route leads elsewhere by now.</exception>
    public Subscription Required(StoredEvent stored, string handler)
    {
        var metadata = stored.Envelope.Metadata;
        return targets.SubscriptionOf(metadata.PublisherName, metadata.EventName) is { } target && target.Handler == handler
            ? target
            : registry.RequiredHandler(metadata.EventName, handler);
    }

    // What no domain app declares is published under the application's own name; a name nobody here declares came from a process that does.
    private bool IsOfAnotherVersion(PendingEvent pending) =>
        !pending.IsReceived && !pending.IsOverdue && registry.Find(pending.Name) is null && pending.Publisher != options.Value.PublisherName;
}
