using System.Globalization;

namespace Events;

/// <summary>Puts what the store knows of a delivery into sentences, and leaves to the engine what only its job can tell.</summary>
internal sealed class DeliveryFindings(EventRegistry registry, DomainApps apps, JobFindings jobs, IJobMonitor? monitor)
{
    public IEnumerable<Finding> Of(EventTrail trail, DeliveryTrail delivery)
    {
        if (delivery.ReplayedBy is { } by)
        {
            yield return For(delivery, Cause.Replayed, $"The delivery to {delivery.Handler} was replayed by {by} at {Time(delivery.ReplayedAt)}.");
        }

        if (IsUnknownHere(trail, delivery))
        {
            yield return For(delivery, Cause.UnknownHandler,
                $"This application has no handler \"{delivery.Handler}\" of \"{trail.Name}\". Register it, or discard the delivery; another version of the application may know it.");
        }

        yield return Standing(trail, delivery);
    }

    private Finding Standing(EventTrail trail, DeliveryTrail delivery) => delivery switch
    {
        { Status: DeliveryStatus.Handled } => For(delivery, Cause.Handled, $"{delivery.Handler} handled it at {Time(delivery.UpdatedAt)}, at attempt {delivery.Attempts}."),
        { Status: DeliveryStatus.Discarded } => For(delivery, Cause.Discarded, $"The delivery to {delivery.Handler} was discarded; it is not delivered any more."),
        { Status: DeliveryStatus.Archived } => For(delivery, Cause.Archived,
            $"{delivery.Handler} failed {delivery.Attempts} times, the last time with \"{delivery.Error}\", and is in the archive since {Time(delivery.UpdatedAt)}. Replay it after the fix."),
        { IsLocked: true } => For(delivery, Cause.Locked, $"A transaction that has not ended holds the delivery to {delivery.Handler}: it runs right now, or a session hangs."),
        { Behind: { } earlier } => For(delivery, Cause.OrderedBehind, $"{delivery.Handler} handles events of an entity in order, and {earlier} comes first. Ask about that event."),
        { JobId: null } => NoJob(trail, delivery),
        _ => OfJob(delivery),
    };

    private static Finding NoJob(EventTrail trail, DeliveryTrail delivery) => trail.Relays == 0
        ? For(delivery, Cause.NoRelay, $"The delivery to {delivery.Handler} needs a job, and no relay is connected. Start a process with UseHangfire().")
        : For(delivery, Cause.NoJob, $"The delivery to {delivery.Handler} has no job yet; the relay creates it within its poll interval.");

    private Finding OfJob(DeliveryTrail delivery)
    {
        var jobId = delivery.JobId!;
        return monitor?.Find(jobId) is { } job
            ? jobs.Of(job) with { Handler = delivery.Handler }
            : For(delivery, Cause.JobGone, $"The delivery to {delivery.Handler} is not done, and its job {jobId} is gone from the engine. Set its job_id to null in events.delivery; the relay gives it another.");
    }

    // A handler of another application's domain app is that application's to know.
    private bool IsUnknownHere(EventTrail trail, DeliveryTrail delivery) =>
        delivery.Status is not (DeliveryStatus.Handled or DeliveryStatus.Discarded)
        && apps.Names.Contains(HandlerNames.AppOf(delivery.Handler))
        && !registry.HandlersOf(trail.Name).Any(one => one.Handler == delivery.Handler);

    private static Finding For(DeliveryTrail delivery, Cause cause, string text) => new(cause, text) { Handler = delivery.Handler, JobId = delivery.JobId, Due = delivery.DueAt };

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("u", CultureInfo.InvariantCulture) ?? "an unknown time";
}
