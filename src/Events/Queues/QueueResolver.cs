namespace Events;

/// <summary>Finds the queue of a handler: the one it names, else that of the first route that knows it, else the app's default.</summary>
internal sealed class QueueResolver(IEnumerable<IQueueRoute> routes)
{
    public const string Standard = "default";

    private readonly IQueueRoute[] routes = [.. routes];

    public static QueueResolver Default { get; } = new([]);

    public string Resolve(string? named, string handler, string fallback = Standard) =>
        named ?? Route(handler)?.Queue ?? fallback;

    /// <summary>The first answer; one that names no queue still ends the search.</summary>
    public QueueRoute? Route(string handler)
    {
        foreach (var route in routes)
        {
            if (route.Route(handler) is { } answer)
            {
                return answer;
            }
        }

        return null;
    }
}
