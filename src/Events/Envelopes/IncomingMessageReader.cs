namespace Events;

/// <summary>Turns what a transport received into an event: checks the headers, then the signature, and only then reads the body.</summary>
/// <param name="signatures">Checks signatures.</param>
public sealed class IncomingMessageReader(SignatureVerifier signatures)
{
    /// <summary>Reads the event of a message.</summary>
    /// <exception cref="InvalidEnvelopeException">The message is no event; the reason says why. Another attempt would end the same way.</exception>
    /// <exception cref="SignatureException">The signature is missing where one is required, or does not hold. Nothing of the body was read.</exception>
    public EventEnvelope Read(IncomingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        message.Check();
        var isVerified = signatures.Verify(message);
        var envelope = EventEnvelope.Parse(message.Body.Span);
        CheckType(message, envelope.Metadata.EventName);
        if (!isVerified)
        {
            signatures.CheckUnsigned(message, envelope.Metadata.EventName);
        }

        return envelope;
    }

    /// <summary>Policies go by the name of the event: the header must not be able to claim another one than the body.</summary>
    private static void CheckType(IncomingMessage message, string eventName)
    {
        if (!string.IsNullOrEmpty(message.Type) && message.Type != eventName)
        {
            throw InvalidEnvelopeException.WhenReceiving(message.Id, new(
                EnvelopeFault.ContractMismatch,
                $"its {EventHeaders.Type} is {Quoted.Of(message.Type)}, its $.metadata.eventName is {Quoted.Of(eventName)}. Send the same name in both."));
        }
    }
}
