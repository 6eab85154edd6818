namespace Events;

/// <summary>Where the events of a route go: a transport and what it needs to know.</summary>
public sealed class EventTarget
{
    internal EventTarget(string name, string route, string provider, IReadOnlyDictionary<string, string?> settings, EventTarget? wraps)
    {
        Name = name;
        Route = route;
        Provider = provider;
        Settings = settings;
        Wraps = wraps;
    }

    /// <summary>The provider that stands for what happens anyway, the outbox: the event goes to what the target wraps.</summary>
    internal const string OutboxProvider = "outbox";

    /// <summary>What the target is called in the configuration.</summary>
    public string Name { get; }

    /// <summary>The route it serves: <c>{publisherName}.{eventName}</c>, or a pattern with <c>*</c>.</summary>
    public string Route { get; }

    /// <summary>The key of its transport, such as <c>console</c>, or the full name of a class that implements <see cref="IEventTransport"/>.</summary>
    public string Provider { get; }

    /// <summary>Everything else that was configured, the values of the profile included; the names ignore case, levels are joined by <c>:</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>Where the event goes once it comes out of the outbox, or <c>null</c> when nothing is wrapped.</summary>
    public EventTarget? Wraps { get; }

    /// <summary>The setting <c>topic</c>, or <c>null</c>.</summary>
    public string? Topic => Settings.GetValueOrDefault("topic");

    /// <summary>What the target wraps.</summary>
    /// <exception cref="InvalidProviderException">It wraps nothing.</exception>
    public EventTarget ForOutbox() => Wraps ?? throw InvalidProviderException.NothingWrapped(this);

    /// <summary>Name, route and provider; never the settings, which may hold secrets.</summary>
    public override string ToString() => $"{Name} ({Route} to {Provider})";
}
