namespace Events;

/// <summary>A text that should be an event is not one, or its payload does not fit the registered type. It cannot heal, so it is never retried.</summary>
public sealed class InvalidEnvelopeException : EventsException
{
    internal InvalidEnvelopeException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    internal override bool IsPermanent => true;

    internal static InvalidEnvelopeException ForPayload(string eventName, Type payloadType, string reason, Exception? inner) =>
        new($"The payload of event \"{eventName}\" does not fit {payloadType.Name}: {reason}. Send the members {payloadType.Name} declares.", inner);
}
