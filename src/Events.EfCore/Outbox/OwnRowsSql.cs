using Npgsql;

namespace Events.EfCore;

/// <summary>How the rows that travel with other commands are written. Times and positions are the database's own.</summary>
internal static class OwnRowsSql
{
    private static readonly RowInsert<ReceiptRow> Receipts = new(
        "events.receipt",
        "r",
        new RowColumn<ReceiptRow, string>("job_key", row => row.JobKey),
        new RowColumn<ReceiptRow, string>("job_id", row => row.JobId),
        new RowColumn<ReceiptRow, string>("action", row => row.Action),
        new RowColumn<ReceiptRow, string>("entity_name", row => row.EntityName),
        new RowColumn<ReceiptRow, string>("entity_id", row => row.EntityId),
        new RowColumn<ReceiptRow, string>("outcome", row => row.Outcome.ToString()),
        new RowColumn<ReceiptRow, int>("attempt", row => row.Attempt),
        new RowColumn<ReceiptRow, int>("series", row => row.Series),
        new RowColumn<ReceiptRow, Guid?>("event_id", row => row.EventId));

    private static readonly RowInsert<EventRow> Events = new(
        "events.event",
        "e",
        new RowColumn<EventRow, Guid>("id", row => row.Id),
        new RowColumn<EventRow, string>("name", row => row.Name),
        new RowColumn<EventRow, string>("publisher_name", row => row.PublisherName),
        new RowColumn<EventRow, string>("entity_name", row => row.EntityName),
        new RowColumn<EventRow, string>("entity_id", row => row.EntityId),
        new RowColumn<EventRow, string>("envelope", row => row.Envelope, "{0}::json"),
        new RowColumn<EventRow, string?>("signature", row => row.Signature),
        new RowColumn<EventRow, string?>("routing_keys", row => row.RoutingKeys, "{0}::json"),
        new RowColumn<EventRow, string>("status", row => (row.IsHeard ? EventStatus.Pending : EventStatus.Dispatched).ToString()),
        new RowColumn<EventRow, bool>("dispatched_at", row => row.IsHeard, "case when {0} then null else now() end"));

    // One of each is what almost every entity job writes.
    private static readonly string OneOfEach = Receipts.TextFor(1) + Events.TextFor(1);

    public static string TextFor(List<ReceiptRow> receipts, List<EventRow> events) =>
        receipts.Count == 1 && events.Count == 1 ? OneOfEach : Receipts.TextFor(receipts.Count) + Events.TextFor(events.Count);

    public static NpgsqlParameter[] ParametersOf(List<ReceiptRow> receipts, List<EventRow> events) => [.. Receipts.ParametersOf(receipts), .. Events.ParametersOf(events)];
}
