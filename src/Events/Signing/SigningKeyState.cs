namespace Events;

/// <summary>What a key may be used for.</summary>
public enum SigningKeyState
{
    /// <summary>It signs what is sent and verifies what is received.</summary>
    Active,

    /// <summary>It verifies only: before all receivers know it, and after the senders have left it.</summary>
    VerifyOnly,

    /// <summary>Nothing it signed is accepted any more.</summary>
    Revoked,
}
