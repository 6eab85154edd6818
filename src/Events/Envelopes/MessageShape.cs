namespace Events;

/// <summary>Which headers a message can be expected to carry.</summary>
public enum MessageShape
{
    /// <summary>All of <c>ce-specversion</c>, <c>ce-id</c>, <c>ce-source</c> and <c>ce-type</c>, as CloudEvents demands.</summary>
    CloudEvents,

    /// <summary>None, as older senders have it: the envelope alone. The transport supplies the id of the message.</summary>
    EnvelopeOnly,
}
