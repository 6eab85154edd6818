namespace Events;

/// <summary>What became of one signature, from the least to the most that held; the nearest miss among several is reported.</summary>
internal enum SignatureVerdict
{
    UnknownKey,
    Wrong,
    KeyNotValid,
    NotYetValid,
    Expired,
    Good,
}
