namespace Events;

/// <summary>An event this application knows. Two descriptors with the same key are equal.</summary>
/// <param name="Name">Its wire name.</param>
/// <param name="PayloadType">The type of its payload; <see cref="EventArguments"/> for an event with loose arguments.</param>
/// <param name="App">The domain app that publishes it, or <c>null</c> when it belongs to another application.</param>
public sealed record EventDescriptor(string Name, Type PayloadType, string? App)
{
    /// <summary>Whether another application publishes it. The default is <c>false</c>.</summary>
    public bool IsRemote { get; init; }

    /// <summary>The arguments a loose event accepts, in the order they were declared. The default is none.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether a loose event accepts arguments of any name. The default is <c>false</c>.</summary>
    public bool AcceptsAnyArguments { get; init; }

    /// <summary>Who publishes it, and its name.</summary>
    public EventKey Key => new(App ?? "", Name);

    /// <summary>Those who listen, in the order they subscribed; none for a descriptor that is in no registry.</summary>
    public IReadOnlyList<Subscription> Subscriptions => Owner?.HandlersOf(Key) ?? [];

    internal EventRegistry? Owner { get; init; }

    internal bool IsLoose => PayloadType == typeof(EventArguments);

    /// <summary>An event of this application with loose arguments.</summary>
    /// <param name="app">The domain app that publishes it.</param>
    /// <param name="name">Its wire name.</param>
    /// <param name="arguments">The names of the arguments it accepts; a publication may leave some out.</param>
    public static EventDescriptor Local(string app, string name, params IEnumerable<string> arguments) =>
        new(EventNames.Checked(name), typeof(EventArguments), app) { Arguments = [.. arguments] };

    /// <summary>An event of this application that accepts arguments of any name.</summary>
    /// <param name="app">The domain app that publishes it.</param>
    /// <param name="name">Its wire name.</param>
    public static EventDescriptor LocalWithAnyArguments(string app, string name) => Local(app, name) with { AcceptsAnyArguments = true };

    /// <summary>An event another application publishes. This one can handle it and cannot publish it.</summary>
    /// <param name="app">The application that publishes it.</param>
    /// <param name="name">Its wire name.</param>
    public static EventDescriptor Remote(string app, string name) => LocalWithAnyArguments(app, name) with { IsRemote = true };

    /// <summary>Lets a delegate hear the event in jobs of its own. A second handler of the same name is ignored: the first stays, with its queue.</summary>
    /// <param name="handler">The handler's stable name, such as <c>billing.createInvoice</c>. Stored deliveries find it by this name after a restart.</param>
    /// <param name="call">What to do; see <see cref="EventLinker"/> for the parameters it may have.</param>
    /// <param name="queue">The queue of its jobs; when <c>null</c>, the queue routes decide, and then <c>default</c>.</param>
    /// <exception cref="InvalidOperationException">The descriptor is in no registry, or the event may have one handler only and has one.</exception>
    public Subscription Handle(string handler, Delegate call, string? queue = null) =>
        (Owner ?? throw new InvalidOperationException($"The event {this} is in no registry. Create it with EventRegistry.CreateLocal or EventRegistry.Remote."))
            .Subscribe(this, handler, call, queue);

    /// <summary>Compares by <see cref="Key"/>.</summary>
    public bool Equals(EventDescriptor? other) => other is not null && Key == other.Key;

    /// <summary>The hash code of <see cref="Key"/>.</summary>
    public override int GetHashCode() => Key.GetHashCode();

    /// <summary><c>&lt;app-event&gt;</c>.</summary>
    public override string ToString() => Key.ToString();
}
