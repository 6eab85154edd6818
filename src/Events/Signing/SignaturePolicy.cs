namespace Events;

/// <summary>What is asked of the messages of one event.</summary>
public enum SignaturePolicy
{
    /// <summary>Messages without a good signature are refused.</summary>
    Require,

    /// <summary>Messages without a signature are accepted; a signature that is there must be good. Use it while senders begin to sign.</summary>
    Prefer,

    /// <summary>Signatures are not looked at.</summary>
    Off,
}
