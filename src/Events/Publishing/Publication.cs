using System.Diagnostics.CodeAnalysis;

namespace Events;

/// <summary>One event on its way: from the call that publishes it to the store, and from there to each handler. Every way to publish makes one.</summary>
/// <remarks>Its id and its envelope are made when something first asks for them, so that an event that never leaves the process costs neither.</remarks>
public sealed class Publication
{
    private StoredEvent? stored;
    private EventPayload? payload;
    private string? eventName;

    private Publication(string? eventName, EventPayload? payload, Type? keyType)
    {
        this.eventName = eventName;
        this.payload = payload;
        KeyType = keyType;
    }

    // Whatever is made from a publication keeps all that was said of it, but not what is stored: each maker decides on that.
    private Publication(Publication other, string? eventName, EventPayload? payload, Type? keyType)
        : this(eventName, payload, keyType)
    {
        (Key, Extras, Descriptor, Wrap) = (other.Key, other.Extras, other.Descriptor, other.Wrap);
        (Linker, OwnRoutingKeys) = (other.Linker, other.OwnRoutingKeys);
    }

    /// <summary>The wire name of the event.</summary>
    public string EventName => eventName ??= EventNames.Of(KeyType!);

    /// <summary>The data: a payload class, <see cref="EventArguments"/>, or <see cref="ExceptionPayload"/>.</summary>
    public EventPayload Payload => payload ??= Read(Descriptor?.PayloadType ?? typeof(EventArguments));

    /// <summary>The exception that was published, or <c>null</c>.</summary>
    public Exception? Exception => (payload as ExceptionPayload)?.Exception;

    /// <summary>The loose arguments: those of an event without a payload class, or those given beside a payload or an exception.</summary>
    public EventArguments Arguments => Extras ?? payload as EventArguments ?? EventArguments.None;

    /// <summary>The id the event keeps for ever.</summary>
    public Guid Id => Stored.Id;

    /// <summary>The event as it is stored and sent.</summary>
    /// <exception cref="InvalidEnvelopeException">The payload cannot be written as JSON that others would read.</exception>
    public EventEnvelope Envelope => Stored.Envelope;

    /// <summary>What every event carries beside its payload.</summary>
    public EventMetadata Metadata => Envelope.Metadata;

    /// <summary>The exact type handlers are found by; <c>null</c> when the event is known by its name alone.</summary>
    internal Type? KeyType { get; }

    internal EventKey? Key { get; init; }

    internal EventArguments? Extras { get; init; }

    internal EventLinker? Linker { get; init; }

    internal IReadOnlyDictionary<string, object?>? OwnRoutingKeys { get; init; }

    internal EventDescriptor? Descriptor { get; set; }

    internal Func<Publication, EventEnvelope>? Wrap { get; set; }

    internal StoredEvent Stored => stored ?? Store();

    /// <summary>An event with a payload class.</summary>
    /// <param name="payload">What happened.</param>
    /// <param name="extras">Further arguments for delegates of this process; they are neither stored nor sent.</param>
    /// <exception cref="ArgumentException">There is no payload.</exception>
    public static Publication Of(EventPayload payload, EventArguments? extras = null) => payload switch
    {
        null => throw NoEvent(),
        EventArguments => throw new ArgumentException("Loose arguments have no event name. Publish them with the name of an event."),
        ExceptionPayload { Exception: { } exception } => Of(exception, extras),
        _ => new Publication(null, payload, payload.GetType()) { Extras = extras },
    };

    /// <summary>An event known by its name, with loose arguments.</summary>
    /// <exception cref="ArgumentException">The name is <c>null</c>, empty, or holds a wildcard.</exception>
    public static Publication Of(string eventName, EventArguments? arguments = null) =>
        new(EventNames.Checked(eventName), arguments ?? EventArguments.None, null);

    /// <summary>An exception as an event. Handlers of exactly its type hear it, and those of all exceptions.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="extras">Further arguments for delegates of this process; they are neither stored nor sent.</param>
    /// <exception cref="ArgumentException">There is no exception.</exception>
    public static Publication Of(Exception exception, EventArguments? extras = null) => exception is null
        ? throw NoEvent()
        : new Publication(null, ExceptionPayload.Of(exception), exception.GetType()) { Extras = extras };

    /// <summary>A declared event with loose arguments.</summary>
    /// <exception cref="ArgumentException">There is no event.</exception>
    public static Publication Of(EventDescriptor declared, EventArguments? arguments = null) => declared is null
        ? throw NoEvent()
        : new Publication(declared.Name, arguments ?? EventArguments.None, null) { Key = declared.Key, Descriptor = declared };

    /// <summary>A declared event of this application, by its key.</summary>
    public static Publication Of(EventKey key, EventArguments? arguments = null) =>
        new(key.Name ?? "", arguments ?? EventArguments.None, null) { Key = key };

    /// <summary>Whatever can be an event, where its kind is known only at run time.</summary>
    /// <exception cref="ArgumentException">It is <c>null</c>, a type, or nothing that can be published; the message says which.</exception>
    public static Publication From(object? subject, EventArguments? arguments = null) => subject switch
    {
        null => throw NoEvent(),
        Type => throw new ArgumentException("The 'event' argument cannot be a type."),
        string name => Of(name, arguments),
        EventPayload payload => Of(payload, arguments),
        Exception exception => Of(exception, arguments),
        EventDescriptor declared => Of(declared, arguments),
        EventKey key => Of(key, arguments),
        _ => throw new ArgumentException("Unsupported event"),
    };

    /// <summary>The same event for the handlers of one linker only; handlers declared at start-up do not hear it.</summary>
    public Publication Through(EventLinker linker)
    {
        ArgumentNullException.ThrowIfNull(linker);
        return new Publication(this, EventName, payload, KeyType) { Linker = linker };
    }

    /// <summary>The same event, same id, with another payload of its kind. For hooks that run before the event is stored.</summary>
    public Publication WithPayload(EventPayload changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var isTyped = KeyType is not null && changed is not ExceptionPayload;
        var copy = new Publication(this, isTyped ? null : EventName, changed, isTyped ? changed.GetType() : KeyType);
        copy.stored = stored is null || Wrap is null ? null : stored with { Envelope = copy.Rewrap(stored.Envelope) };
        return copy;
    }

    /// <summary>The same event, same id, with other metadata. For hooks that run before the event is stored.</summary>
    public Publication WithMetadata(EventMetadata changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return new Publication(this, EventName, payload, KeyType) { stored = Stored with { Envelope = Envelope with { Metadata = changed } } };
    }

    /// <summary>The same event with routing keys of the publisher's own. They are stored with it and given to the transport of its target.</summary>
    /// <param name="keys">The keys in their order; they take the place of any given before. A key called like one of the standard ones replaces its value.</param>
    public Publication WithRoutingKeys(IReadOnlyDictionary<string, object?> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new Publication(this, eventName, payload, KeyType) { OwnRoutingKeys = keys, stored = stored is null ? null : stored with { OwnRoutingKeys = keys } };
    }

    /// <summary>The payload as one class; loose arguments and stored payloads are read as it.</summary>
    /// <exception cref="InvalidEnvelopeException">The payload does not have that shape.</exception>
    public TPayload PayloadAs<TPayload>()
        where TPayload : EventPayload => payload as TPayload ?? (TPayload)PayloadAs(typeof(TPayload));

    /// <summary>The name of the event.</summary>
    public override string ToString() => EventName;

    internal static Publication Received(StoredEvent stored, EventDescriptor? known) =>
        new(stored.Envelope.Metadata.EventName, null, null) { Descriptor = known, stored = stored };

    internal EventPayload PayloadAs(Type type) => type.IsInstanceOfType(Payload) ? Payload : Read(type);

    // Metadata that a hook has changed stay, unless they are those of another event by now.
    private EventEnvelope Rewrap(EventEnvelope before)
    {
        var envelope = Wrap!(this);
        return before.Metadata.EventName == envelope.Metadata.EventName ? envelope with { Metadata = before.Metadata } : envelope;
    }

    private static ArgumentException NoEvent() => new("The 'event' argument cannot be None.");

    private EventPayload Read(Type type) => Envelope.ReadPayload(type == typeof(EventPayload) ? typeof(EventArguments) : type);

    // Handlers that run at once may ask at once; whoever comes first decides for all.
    [SuppressMessage("Usage", "CA2201", Justification = "A publication that no publisher has taken yet has no envelope.")]
    private StoredEvent Store()
    {
        var wrap = Wrap ?? throw new InvalidOperationException($"The event \"{EventName}\" has no envelope yet. Publish it first.");
        return Interlocked.CompareExchange(ref stored, StoredEvent.New(wrap(this)) with { OwnRoutingKeys = OwnRoutingKeys }, null) ?? stored;
    }
}
