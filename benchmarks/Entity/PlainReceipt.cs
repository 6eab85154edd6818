namespace Entity.Benchmarks;

/// <summary>What the limit writes in place of a receipt.</summary>
public sealed class PlainReceipt
{
    public required string JobKey { get; init; }

    public required string EntityId { get; init; }
}
