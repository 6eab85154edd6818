using Events;

namespace Core.Benchmarks;

internal sealed record HappenedPayload(Guid Id, string Name) : EventPayload;
