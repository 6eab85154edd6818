namespace Events;

/// <summary>Which events a handler hears: one name, a pattern of names, one type of payload or exception, all exceptions, or everything.</summary>
/// <remarks>
/// A type is heard exactly: neither its base classes nor a class of the same name in another namespace. Text converts to a selector by itself; in
/// it <c>*</c> stands for one word and <c>#</c> for any number of words, as in <c>demo.number.#</c>.
/// </remarks>
public sealed record EventSelector
{
    private EventSelector(string name, Type? type, bool isPattern) => (Name, Type, IsPattern) = (name, type, isPattern);

    /// <summary>Every event, exceptions included.</summary>
    public static EventSelector All { get; } = new(TopicPattern.Everything, null, isPattern: true);

    /// <summary>Every exception published as an event, and no other event.</summary>
    public static EventSelector AllExceptions { get; } = new(EventNames.ExceptionPrefix + TopicPattern.Everything, typeof(ExceptionPayload), isPattern: true);

    /// <summary>The name or pattern; for a type its <see cref="EventNameAttribute"/>, else its full name.</summary>
    public string Name { get; }

    /// <summary>The type of payload or exception, or <c>null</c> when events are selected by name.</summary>
    public Type? Type { get; }

    /// <summary>Whether more than one event name can match.</summary>
    public bool IsPattern { get; }

    /// <summary>The wire name or pattern it stands for.</summary>
    internal string WireName => Type is null || IsPattern ? Name : EventNames.Of(Type);

    /// <summary>Selects by name or pattern.</summary>
    /// <exception cref="ArgumentException">The name is <c>null</c> or empty.</exception>
    public static EventSelector Named(string name) =>
        name switch
        {
            TopicPattern.Everything => All,
            not null when TopicPattern.IsPattern(name) => new EventSelector(name, null, isPattern: true),
            _ => new EventSelector(EventNames.Checked(name), null, isPattern: false),
        };

    /// <summary>Selects by the type of the payload or the exception, exactly; <see cref="EventPayload"/> and <see cref="ExceptionPayload"/> stand for all.</summary>
    /// <exception cref="ArgumentException">The type is neither.</exception>
    public static EventSelector Of(Type type)
    {
        if (type is null)
        {
            throw new ArgumentException("The 'event' argument cannot be None.");
        }

        if (!typeof(EventPayload).IsAssignableFrom(type) && !typeof(Exception).IsAssignableFrom(type))
        {
            throw new ArgumentException("Type events must be either a dataclass or an exception.");
        }

        return type == typeof(EventPayload) ? All
            : type == typeof(ExceptionPayload) ? AllExceptions
            : new EventSelector(EventNames.IdentityOf(type), type, isPattern: false);
    }

    /// <summary>Selects by the type of the payload or the exception, exactly.</summary>
    public static EventSelector Of<TEvent>()
        where TEvent : class => Of(typeof(TEvent));

    /// <summary>Makes a selector of whatever names an event: text, a type, a selector.</summary>
    /// <exception cref="ArgumentException">The value names no event; the message says why.</exception>
    public static EventSelector From(object? selector) => selector switch
    {
        null => throw new ArgumentException("The 'event' argument cannot be None."),
        EventSelector given => given,
        string name => Named(name),
        Type type => Of(type),
        _ => throw new ArgumentException("Unsupported event"),
    };

    /// <summary>Selects by name or pattern.</summary>
    public static implicit operator EventSelector(string name) => Named(name);

    /// <summary>Selects by type.</summary>
    public static implicit operator EventSelector(Type type) => Of(type);

    /// <summary>The name, pattern or type.</summary>
    public override string ToString() => Name;

    /// <summary>Whether it stands for an event of that name.</summary>
    internal bool Matches(string eventName) =>
        IsPattern ? TopicPattern.Matches(WireName, eventName) : string.Equals(WireName, eventName, StringComparison.Ordinal);

    /// <summary>Whether it stands for an event of that type and name.</summary>
    internal bool Matches(Type type, string eventName)
    {
        if (ReferenceEquals(this, AllExceptions))
        {
            return typeof(Exception).IsAssignableFrom(type);
        }

        return Type is null ? Matches(eventName) : Type == type;
    }
}
