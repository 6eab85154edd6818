namespace Events;

/// <summary>Why something is not an event this application can read. The names are stable: they are logged, counted and stored.</summary>
public enum EnvelopeFault
{
    /// <summary>It is not JSON in UTF-8, or an object gives a member twice.</summary>
    Malformed,

    /// <summary>It exceeds <see cref="EnvelopeLimits.MaxBytes"/> or <see cref="EnvelopeLimits.MaxItems"/>.</summary>
    TooLarge,

    /// <summary>It nests deeper than <see cref="EnvelopeLimits.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>A text holds the NUL character, which databases cannot store.</summary>
    InvalidCharacter,

    /// <summary>An id is empty, no text, too long, or holds spaces or control characters where none may be.</summary>
    InvalidId,

    /// <summary>A time does not exist, or has no known form.</summary>
    InvalidTime,

    /// <summary>A member is missing, <c>null</c>, of the wrong kind or out of range.</summary>
    ContractMismatch,

    /// <summary>No payload type is registered for the name of the event.</summary>
    UnknownType,

    /// <summary>The event is known, but not in that version.</summary>
    UnsupportedVersion,

    /// <summary>The body is compressed.</summary>
    UnsupportedEncoding,

    /// <summary>The content type is missing, or is not JSON in UTF-8.</summary>
    UnsupportedContentType,

    /// <summary>The CloudEvents version is missing, or is not 1.0.</summary>
    UnsupportedSpecVersion,
}
