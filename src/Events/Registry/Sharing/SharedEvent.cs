namespace Events;

/// <summary>An event in the shared registry.</summary>
/// <param name="Key">Who publishes it, and its name.</param>
/// <param name="UpdatedOn">When its subscriptions last changed; later changes have later times.</param>
/// <param name="Subscriptions">Who listens, in the order they subscribed.</param>
public sealed record SharedEvent(EventKey Key, DateTimeOffset UpdatedOn, IReadOnlyList<SharedSubscription> Subscriptions)
{
    /// <summary><c>app - event</c>.</summary>
    public override string ToString() => $"{Key.App} - {Key.Name}";
}
