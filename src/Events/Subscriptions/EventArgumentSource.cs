namespace Events;

/// <summary>Hands out the arguments of an event: the payload or exception first, then those by position, then those by name.</summary>
internal sealed class EventArgumentSource(Publication publication, CancellationToken cancel)
{
    private readonly EventArguments arguments = Loose(publication);
    private int taken = Subject(publication) is null ? 0 : -1;

    public Publication Publication => publication;

    public CancellationToken Cancel => cancel;

    public bool TryTake(string name, out object? value)
    {
        if (taken < 0)
        {
            taken = 0;
            value = Subject(publication);
            return true;
        }

        if (taken < arguments.Positional.Count)
        {
            value = arguments.Positional[taken++];
            return true;
        }

        return arguments.Named.TryGetValue(name, out value);
    }

    /// <summary>The arguments no parameter has taken yet by position, and all by name.</summary>
    public EventArguments Remaining() =>
        taken <= 0 ? arguments : EventArguments.Create([.. arguments.Positional.Skip(taken)], arguments.Named);

    private static object? Subject(Publication publication) => publication.Payload switch
    {
        EventArguments => null,
        ExceptionPayload { Exception: { } exception } => exception,
        var payload => payload,
    };

    private static EventArguments Loose(Publication publication) => publication.Extras ?? publication.Payload as EventArguments ?? EventArguments.None;
}
