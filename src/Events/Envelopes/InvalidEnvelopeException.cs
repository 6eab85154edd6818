namespace Events;

/// <summary>Something that should be an event is not one, or its payload does not fit the registered type. It cannot heal, so it is never retried.</summary>
public sealed class InvalidEnvelopeException : EventsException
{
    internal InvalidEnvelopeException(EnvelopeFault reason, string message, Exception? inner = null)
        : base(Quoted.OnOneLine(message), inner) => Reason = reason;

    /// <summary>Why it was refused; for logs, metrics and the archive.</summary>
    public EnvelopeFault Reason { get; }

    internal override bool IsPermanent => true;

    internal static InvalidEnvelopeException WhenReading(EnvelopeRefusal refusal, Exception? inner = null) =>
        new(refusal.Reason, $"The event is not a valid envelope: {refusal.Text}", inner);

    internal static InvalidEnvelopeException WhenPublishing(string eventName, EnvelopeRefusal refusal) =>
        new(refusal.Reason, $"The event {Quoted.Of(eventName)} cannot be published: {refusal.Text}");

    internal static InvalidEnvelopeException WhenReceiving(string? messageId, EnvelopeRefusal refusal) =>
        new(refusal.Reason, $"The message {Quoted.Of(messageId)} was refused: {refusal.Text}");

    internal static InvalidEnvelopeException ForPayload(string eventName, Type payloadType, string reason, Exception? inner) =>
        new(
            (inner as MemberRefusedException)?.Reason ?? EnvelopeFault.ContractMismatch,
            $"The payload of event {Quoted.Of(eventName)} does not fit {payloadType.Name}: {reason} Send the members {payloadType.Name} declares.",
            inner);

    internal static InvalidEnvelopeException UnknownType(string eventName, IEnumerable<string> known) =>
        new(
            EnvelopeFault.UnknownType,
            $"No payload type is registered for event {Quoted.Of(eventName)}.{Suggestion.For(eventName, known)} "
                + "Register it in a DomainApp with Publishes<TPayload>() or Handles<TPayload, THandler>().");

    internal static InvalidEnvelopeException UnsupportedVersion(string eventName, int version, int newest) =>
        new(
            EnvelopeFault.UnsupportedVersion,
            $"Event {Quoted.Of(eventName)} came in version \"{version}\"; this application knows it up to version {newest}. Deploy an application that knows it, then replay.");

    internal static InvalidEnvelopeException MissingUpcast(string eventName, int version, int current) =>
        new(
            EnvelopeFault.UnsupportedVersion,
            $"Event {Quoted.Of(eventName)} came in version \"{version}\"; this application has version {current} and no upcast leads on from {version}. "
                + $"Add one with AddUpcast(\"{eventName}\", from: {version}, …), then replay.");
}
