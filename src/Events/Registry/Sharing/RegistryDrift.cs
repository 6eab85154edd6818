namespace Events;

/// <summary>How far this application and the shared registry are apart.</summary>
/// <param name="Changes">What a sync writes.</param>
/// <param name="UnknownEvents">Events of other applications that handlers wait for and that nobody has shared; a sync warns of them and leaves them alone.</param>
/// <param name="UnsharedHandlers">Handlers of remote events that belong to no domain app of this application. Their namespace is nobody's, so they are not shared.</param>
public sealed record RegistryDrift(RegistryChanges Changes, IReadOnlyList<EventKey> UnknownEvents, IReadOnlyList<string> UnsharedHandlers)
{
    /// <summary>Nothing to do.</summary>
    public static RegistryDrift None { get; } = new(RegistryChanges.None, [], []);

    /// <summary>Whether both agree.</summary>
    public bool IsNone => Changes.IsEmpty && UnknownEvents.Count + UnsharedHandlers.Count == 0;

    /// <summary>The drift for people, a sentence per difference, in the order a sync works it off; none when there is none.</summary>
    public IReadOnlyList<string> Sentences =>
    [
        .. Changes.CreatedEvents.Select(key => $"The event {key} is not shared yet."),
        .. Changes.DeletedEvents.Select(key => $"The event {key} is shared and this application does not have it."),
        .. Changes.Subscriptions.SelectMany(SentencesOf),
        .. UnknownEvents.Select(UnknownEvent),
        .. UnsharedHandlers.Select(UnsharedHandler),
    ];

    internal static string UnknownEvent(EventKey key) => $"Remote event {key} not found. Tasks for this event will not be triggered.";

    internal static string UnsharedHandler(string handler) =>
        $"The handler \"{handler}\" of a remote event belongs to no domain app and is not shared. Declare it in a DomainApp with Handles.";

    internal RegistryDrift And(RegistryDrift other) => new(
        new RegistryChanges(
            [.. Changes.CreatedEvents, .. other.Changes.CreatedEvents],
            [.. Changes.DeletedEvents, .. other.Changes.DeletedEvents],
            [.. Changes.Subscriptions, .. other.Changes.Subscriptions]),
        [.. UnknownEvents, .. other.UnknownEvents],
        [.. UnsharedHandlers, .. other.UnsharedHandlers]);

    private static IEnumerable<string> SentencesOf(SubscriptionChanges changes) =>
    [
        .. changes.Created.Select(one => $"The event {changes.Key} does not have the subscription \"{one}\" yet."),
        .. changes.Removed.Select(one => $"The event {changes.Key} has the subscription \"{one}\" of a handler that does not hear it any more."),
        .. changes.Updated.Select(one => $"The event {changes.Key} has another queue for the subscription \"{one}\"."),
    ];
}
