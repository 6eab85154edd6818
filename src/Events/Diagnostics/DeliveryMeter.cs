using System.Diagnostics.Metrics;

namespace Events;

/// <summary>Counts what becomes of deliveries, under the meter <c>Events</c>.</summary>
internal sealed class DeliveryMeter : IDisposable
{
    public const string Name = "Events";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> retried;
    private readonly Counter<long> archived;
    private long inArchive;

    public DeliveryMeter()
    {
        retried = meter.CreateCounter<long>("events.delivery.retried", "{delivery}", "Attempts that failed and are followed by another.");
        archived = meter.CreateCounter<long>("events.delivery.archived", "{delivery}", "Deliveries that used up their attempts.");
        meter.CreateObservableGauge("events.archive.count", () => Interlocked.Read(ref inArchive), "{delivery}", "Deliveries in the archive when it was last counted.");
    }

    public void AttemptFailed(string handler, DeliveryStatus next) =>
        (next == DeliveryStatus.Archived ? archived : retried).Add(1, new KeyValuePair<string, object?>("handler", handler));

    public void ArchiveCounted(long count) => Interlocked.Exchange(ref inArchive, count);

    public void Dispose() => meter.Dispose();
}
