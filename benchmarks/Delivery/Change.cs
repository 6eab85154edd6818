namespace Delivery.Benchmarks;

/// <summary>What the application saves when something happens in it.</summary>
internal sealed class Change
{
    public required Guid Id { get; init; }

    public string Text { get; init; } = "changed";
}
