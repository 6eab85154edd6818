namespace Events.EfCore;

/// <summary>An event that an application publishes, in table <c>shared_event</c>.</summary>
internal sealed class SharedEventRow
{
    public long Id { get; private set; }

    public required string App { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset CreatedOn { get; private set; }

    /// <summary>Grows with every change of the subscriptions; publishers go by it.</summary>
    public DateTimeOffset UpdatedOn { get; private set; }

    public List<SubscriptionRow> Subscriptions { get; } = [];

    public SharedEvent ToShared() =>
        new(new EventKey(App, Name), UpdatedOn, [.. Subscriptions.OrderBy(one => one.Id).Select(one => one.ToShared())]);
}
