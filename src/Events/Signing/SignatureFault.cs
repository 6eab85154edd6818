namespace Events;

/// <summary>Why a signature was refused. The names are stable: they are logged, counted and stored.</summary>
public enum SignatureFault
{
    /// <summary>There is none, and the policy of the event requires one.</summary>
    SignatureMissing,

    /// <summary>The header does not have the form of one to four signatures.</summary>
    SignatureMalformed,

    /// <summary>The signature does not belong to this message: something was changed, or the key is another one.</summary>
    SignatureInvalid,

    /// <summary>The key ring has no key of that id for that source. No other key was tried.</summary>
    UnknownKey,

    /// <summary>The key is revoked, not yet valid, or no longer valid.</summary>
    KeyNotValid,

    /// <summary>The signature has a version this application does not know.</summary>
    SignatureVersion,

    /// <summary>The signature holds, but was made further in the future than clocks may differ.</summary>
    NotYetValid,

    /// <summary>The signature holds, but is older than it may be.</summary>
    Expired,

    /// <summary>A message of that source and id was received before with another body. Raised by the store of received events.</summary>
    IdConflict,
}
