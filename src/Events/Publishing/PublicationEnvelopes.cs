namespace Events;

/// <summary>Makes the envelope of a publication: of a payload class as it is, of loose arguments and exceptions under the name they were published with.</summary>
internal sealed class PublicationEnvelopes(EnvelopeFactory envelopes, IExceptionConverter converter)
{
    public EventEnvelope Wrap(Publication publication) => publication.Payload switch
    {
        ExceptionPayload failure => Named(publication, envelopes.Create(failure.ConvertedBy(converter))),
        EventArguments arguments => Named(publication, OfArguments(arguments)),
        var payload => envelopes.Create(payload),
    };

    private static EventEnvelope Named(Publication publication, EventEnvelope envelope) => envelope with
    {
        Metadata = envelope.Metadata with
        {
            EventName = publication.EventName,
            EntityName = publication.EventName,
            PublisherName = publication.Descriptor?.App is { Length: > 0 } app ? app : envelope.Metadata.PublisherName,
        },
    };

    private EventEnvelope OfArguments(EventArguments arguments) => PayloadEntityId.AsText(arguments["id"]) is { Length: > 0 } id
        ? envelopes.CreateFor(typeof(EventArguments), id, arguments)
        : envelopes.Create(arguments);
}
