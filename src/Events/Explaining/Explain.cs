using System.Globalization;

namespace Events;

/// <summary>Follows an event or a job through store and engine.</summary>
internal sealed class Explain(IDeliveryTrail trails, EventRegistry registry, DomainApps apps, TimeProvider time, IJobMonitor? monitor = null, ISlotStore? slots = null) : IExplain
{
    private readonly JobFindings jobs = new(time);
    private readonly LimitFindings limits = new(slots);
    private readonly DeliveryFindings deliveries = new(registry, apps, new JobFindings(time), monitor);

    public async Task<Explanation> JobAsync(string jobId, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(jobId);
        Finding[] ofJob = [monitor?.Find(jobId) is { } job ? await FindAsync(job, cancel) : JobFindings.Gone(jobId)];
        var delivered = await trails.FindByJobAsync(jobId, cancel);
        var findings = ofJob.Concat(delivered.SelectMany(trail => trail.Deliveries.SelectMany(delivery => deliveries.Of(trail, delivery))));
        return new Explanation($"Job {jobId}", [.. findings.DistinctBy(finding => finding.Text)]);
    }

    public async Task<Explanation> EventAsync(Guid eventId, CancellationToken cancel = default)
    {
        var trail = await trails.FindAsync(eventId, cancel);
        return trail is null
            ? new Explanation($"Event {eventId}", [NotFound(eventId)])
            : new Explanation($"Event {eventId} ({trail.Name})", [.. OfEvent(trail)]);
    }

    private async Task<Finding> FindAsync(JobReport job, CancellationToken cancel) =>
        job.Limit is var (name, key) ? await limits.OfAsync(job, name, key, cancel) : jobs.Of(job);

    private static Finding NotFound(Guid eventId) => new(
        Cause.NotFound,
        $"No event has the id \"{eventId}\" in this database: its transaction was rolled back or has not been committed yet, or the event was purged. Check the id and the database.");

    private IEnumerable<Finding> OfEvent(EventTrail trail)
    {
        if (!trail.IsDispatched)
        {
            return [NotRelayed(trail)];
        }

        return trail.Deliveries.Count == 0
            ? [new Finding(Cause.NoHandler, $"Nobody hears \"{trail.Name}\": it was dispatched to no handler. Handlers that are added later do not hear it.")]
            : trail.Deliveries.SelectMany(delivery => deliveries.Of(trail, delivery));
    }

    private static Finding NotRelayed(EventTrail trail)
    {
        var since = trail.StoredAt.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
        return trail.Relays == 0
            ? new(Cause.NoRelay, $"It is committed since {since}, and no relay is connected. Start a process with UseHangfire().")
            : new(Cause.NotRelayed, $"It is committed since {since} and waits for the relay; {trail.PendingBefore} events are before it, {trail.Relays} relays are connected.");
    }
}
