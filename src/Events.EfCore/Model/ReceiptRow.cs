namespace Events.EfCore;

/// <summary>The outcome of one entity job in table <c>receipt</c>.</summary>
internal sealed class ReceiptRow
{
    public required string JobKey { get; init; }

    public required string JobId { get; init; }

    public required string Action { get; init; }

    public required string EntityName { get; init; }

    public required string EntityId { get; init; }

    public required Outcome Outcome { get; init; }

    public required int Attempt { get; init; }

    public required int Series { get; init; }

    public Guid? EventId { get; init; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static ReceiptRow Of(Receipt receipt) => new()
    {
        JobKey = receipt.JobKey,
        JobId = receipt.JobId,
        Action = receipt.Action,
        EntityName = receipt.EntityName,
        EntityId = receipt.EntityId,
        Outcome = receipt.Outcome,
        Attempt = receipt.Attempt,
        Series = receipt.Series,
        EventId = receipt.EventId,
    };

    public Receipt ToReceipt() => new(JobKey, JobId, Action, EntityName, EntityId, Outcome, Attempt, Series, EventId);
}
