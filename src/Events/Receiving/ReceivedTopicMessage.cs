using System.Text.Json;

namespace Events;

/// <summary>An event as a queue behind a topic of the SNS kind hands it over: an object with the envelope as text in <c>Message</c>.</summary>
/// <param name="Message">The envelope as JSON; read it with <see cref="EventEnvelope.Parse(string)"/>.</param>
/// <param name="MessageId">The id the topic gave it, or <c>null</c>. It is the same when the message is delivered again.</param>
public sealed record ReceivedTopicMessage(string Message, string? MessageId)
{
    /// <summary>Unwraps a body. Nothing of the envelope is read yet, and members other than these two are passed over.</summary>
    /// <param name="body">The body, JSON in UTF-8.</param>
    /// <exception cref="InvalidEnvelopeException">It is no object with a text in <c>Message</c>, or exceeds the limits of an envelope.</exception>
    public static ReceivedTopicMessage Parse(ReadOnlySpan<byte> body)
    {
        if (JsonScan.FaultOf(body) is { } refusal)
        {
            throw InvalidEnvelopeException.WhenReading(refusal);
        }

        var root = JsonElement.Parse(body);
        return TextIn(root, "Message") is { } message
            ? new ReceivedTopicMessage(message, TextIn(root, "MessageId"))
            : throw InvalidEnvelopeException.WhenReading(new(
                EnvelopeFault.ContractMismatch, "expected an object with a text in $.Message, as a topic delivers it. Send that, or read the envelope directly."));
    }

    /// <summary>The id; never the message, which may hold personal data.</summary>
    public override string ToString() => $"message {Quoted.Of(MessageId)}";

    private static string? TextIn(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
