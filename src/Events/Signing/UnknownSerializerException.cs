namespace Events;

/// <summary>Signed payloads are to be written in a form this application has no serializer for. It cannot heal, so it is never retried.</summary>
public sealed class UnknownSerializerException : EventsException
{
    internal UnknownSerializerException(string contentType, IReadOnlyCollection<string> known)
        : base($"No payload serializer is registered for the content type {Quoted.Of(contentType)}.{Suggestion.For(contentType, known)} "
            + $"Known are {string.Join(", ", known.Order(StringComparer.Ordinal).Select(Quoted.Of))}; "
            + "add another with AddPayloadSerializer<TSerializer>(contentType).") => ContentType = contentType;

    /// <summary>The content type that was asked for.</summary>
    public string ContentType { get; }

    internal override bool IsPermanent => true;
}
