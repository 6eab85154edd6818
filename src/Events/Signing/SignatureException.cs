namespace Events;

/// <summary>A message was refused because of its signature. It cannot heal, so it is never retried. Tell the sender no more than that it was rejected.</summary>
public sealed class SignatureException : EventsException
{
    internal SignatureException(SignatureFault reason, IncomingMessage message, string text)
        : base($"{reason}: the message {Quoted.Of(message.Id)} from {Quoted.Of(message.Source)} was refused: {text}") => Reason = reason;

    /// <summary>Why it was refused; for logs, metrics and the archive.</summary>
    public SignatureFault Reason { get; }

    internal override bool IsPermanent => true;

    internal static SignatureException Missing(IncomingMessage message, string? eventName) =>
        new(SignatureFault.SignatureMissing, message, $"it has no signature, and event {Quoted.Of(eventName)} requires one. Sign it where it is sent.");

    internal static SignatureException IdConflict(IncomingMessage message) =>
        new(SignatureFault.IdConflict, message, "another message came with the same id. Give every message its own id, and look for who sent this one.");
}
