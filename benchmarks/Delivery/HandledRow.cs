namespace Delivery.Benchmarks;

/// <summary>That a handler has handled an event: what code written by hand keeps, so that a job that runs twice has its effect once.</summary>
internal sealed class HandledRow
{
    public required Guid EventId { get; init; }

    public required int Handler { get; init; }
}
