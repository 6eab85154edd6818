using Events;

namespace EventsHost;

public sealed record CreditedPayload(Guid Id, int Balance) : EventPayload;

public sealed record CreditFailedPayload : EventFailPayload;
