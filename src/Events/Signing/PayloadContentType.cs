namespace Events;

/// <summary>The content type a payload serializer was registered for, so that errors can list what there is.</summary>
internal sealed record PayloadContentType(string ContentType);
