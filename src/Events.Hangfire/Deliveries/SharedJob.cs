namespace Events.Hangfire;

/// <summary>Deliveries that go into one job: events of one name, each for the same handlers of one queue.</summary>
internal sealed record SharedJob(string EventName, string Queue, string[] Handlers, Guid[] EventIds, IReadOnlyList<int> Places)
{
    /// <summary>More events would save little, and keep one worker busy while others idle.</summary>
    private const int MostEvents = 20;

    public static IEnumerable<SharedJob> Of(IEnumerable<(QueuedDelivery Delivery, int Place)> deliveries) => deliveries
        .GroupBy(one => (one.Delivery.EventId, one.Delivery.EventName, one.Delivery.Queue))
        .Select(group => (group.Key, Handlers: group.Select(one => one.Delivery.Handler).ToArray(), Places: group.Select(one => one.Place).ToArray()))
        .GroupBy(one => (one.Key.EventName, one.Key.Queue, Handlers: string.Join('\n', one.Handlers)))
        .SelectMany(group => group.Chunk(MostEvents).Select(chunk => new SharedJob(
            group.Key.EventName,
            group.Key.Queue,
            chunk[0].Handlers,
            [.. chunk.Select(one => one.Key.EventId)],
            [.. chunk.SelectMany(one => one.Places)])));
}
