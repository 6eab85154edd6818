using Events;

namespace WebApp.Shop;

public static class ProgressView
{
    public static string Render(OrderProgress progress) =>
        $"""
        <h1>Order {progress.OrderId}</h1>
        <dl>
          <dt>Status</dt><dd id="order-status">{progress.Order?.Status.ToString() ?? "deleted, or never placed"}</dd>
          <dt>Job</dt><dd id="job-state">{Job(progress)}</dd>
        </dl>
        <h2>Events</h2>
        {(progress.Events.Count == 0 ? "<p>None yet.</p>" : string.Concat(progress.Events.Select(Event)))}
        """;

    private static string Job(OrderProgress progress) => progress.JobId is null
        ? "not enqueued yet"
        : $"<a href=\"/hangfire/jobs/details/{Uri.EscapeDataString(progress.JobId)}\">{Html.Text(progress.JobId)}</a> {Html.Text(progress.JobState ?? "expired")}";

    private static string Event(EventHistoryEntry entry) =>
        $"""
        <section class="event">
          <h3>{Html.Text(entry.Envelope.Metadata.EventName)}</h3>
          <pre>{Html.Text(entry.Envelope.Payload)}</pre>
          <table>
            <thead><tr><th scope="col">Handler</th><th scope="col">Delivery</th><th scope="col">Attempts</th></tr></thead>
            <tbody>{string.Concat(entry.Deliveries.Select(Delivery))}</tbody>
          </table>
        </section>
        """;

    private static string Delivery(DeliveryState delivery) =>
        $"<tr><td>{Html.Text(delivery.Handler)}</td><td>{delivery.Status}</td><td>{delivery.Attempts}</td></tr>";
}
