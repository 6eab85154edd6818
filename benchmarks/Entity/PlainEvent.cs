namespace Entity.Benchmarks;

/// <summary>What the limit writes in place of an event.</summary>
public sealed class PlainEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string EntityId { get; init; }

    public required string Envelope { get; init; }
}
