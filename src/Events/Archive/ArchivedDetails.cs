namespace Events;

/// <summary>Everything the archive has about one delivery.</summary>
/// <param name="Delivery">The entry.</param>
/// <param name="Envelope">The event as it would be delivered again.</param>
/// <param name="Exceptions">Why the last attempt failed, the outermost exception first.</param>
public sealed record ArchivedDetails(ArchivedDelivery Delivery, EventEnvelope Envelope, IReadOnlyList<ArchivedException> Exceptions);
