using Hangfire;
using Hangfire.Common;

namespace Events.Hangfire;

/// <summary>
/// The job that delivers one event to one handler of another application, and brings the event along. The library enqueues it; its arguments are stored,
/// so its shape must stay.
/// </summary>
public sealed class RemoteDelivery
{
    private readonly RemoteDeliveryRunner runner;

    internal RemoteDelivery(RemoteDeliveryRunner runner) => this.runner = runner;

    /// <summary>Runs one attempt.</summary>
    /// <param name="eventName">The event's wire name.</param>
    /// <param name="handler">The handler's stable name.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="envelope">The event as JSON.</param>
    [JobDisplayName("{0} → {1}")]
    public Task Deliver(string eventName, string handler, Guid eventId, string envelope) => runner.RunAsync(eventId, handler, envelope);

    internal static Job JobFor(QueuedDelivery delivery, string envelope) => Job.FromExpression<RemoteDelivery>(
        job => job.Deliver(delivery.EventName, delivery.Handler, delivery.EventId, envelope), QueueNames.ToHangfire(delivery.Queue));
}
