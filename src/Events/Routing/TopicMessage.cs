namespace Events;

/// <summary>An event as a transport of the SNS kind sends it: the envelope as text, and what subscribers filter by.</summary>
/// <param name="Message">The envelope as JSON, members in the order of the wire format.</param>
/// <param name="MessageAttributes">The routing keys as attributes, in their order.</param>
public sealed record TopicMessage(string Message, IReadOnlyDictionary<string, MessageAttribute> MessageAttributes)
{
    /// <summary>The message of an event.</summary>
    /// <param name="envelope">The event.</param>
    /// <param name="own">The publisher's own routing keys; <c>null</c> for none.</param>
    /// <exception cref="MessageAttributeException">A routing key cannot be an attribute; the message names key and value.</exception>
    public static TopicMessage Of(EventEnvelope envelope, IEnumerable<KeyValuePair<string, object?>>? own = null)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return new TopicMessage(envelope.ToJson(), Events.MessageAttributes.From(RoutingKeys.Of(envelope.Metadata, own)));
    }

    /// <summary>How many attributes it has; never the message, which may hold personal data.</summary>
    public override string ToString() => $"{MessageAttributes.Count} attributes";
}
