namespace Events;

/// <summary>A text that should be a schema document is none.</summary>
public sealed class InvalidSchemaException : EventsException
{
    internal InvalidSchemaException(string which, string reason, Exception? inner = null)
        : base($"The {which} schema cannot be read: {reason} Use a document of EventSchemas or AsyncApiDocument.", inner)
    {
    }
}
