using Events;

namespace Entity.Benchmarks;

public sealed record CreditedPayload(Guid Id, int Balance) : EventPayload;

public sealed record CreditFailedPayload : EventFailPayload;
