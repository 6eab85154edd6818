using Microsoft.Extensions.Options;

namespace Events;

/// <summary>The queues the workers of this application listen to.</summary>
public sealed class EventQueues
{
    private readonly EventRegistry registry;
    private readonly IReadOnlyList<string>? configured;

    internal EventQueues(EventRegistry registry, IOptions<EventsOptions> options) =>
        (this.registry, configured) = (registry, options.Value.Queues);

    /// <summary>Exactly <see cref="EventsOptions.Queues"/> where they are set; else the queues of all handlers, each once, and <c>default</c>.</summary>
    public IReadOnlyList<string> Names =>
        configured ?? [.. registry.Subscriptions.Select(one => one.Queue).Append(QueueResolver.Standard).Distinct()];
}
