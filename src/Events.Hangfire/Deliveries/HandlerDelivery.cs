using Hangfire;
using Hangfire.Common;

namespace Events.Hangfire;

/// <summary>The job that delivers one event to one handler. The library enqueues it; its arguments are stored, so its shape must stay.</summary>
public sealed class HandlerDelivery
{
    private readonly DeliveryRunner runner;

    internal HandlerDelivery(DeliveryRunner runner) => this.runner = runner;

    /// <summary>Runs one attempt.</summary>
    /// <param name="eventName">The event's wire name.</param>
    /// <param name="handler">The handler's stable name.</param>
    /// <param name="eventId">The event.</param>
    [JobDisplayName("{0} → {1}")]
    public Task Deliver(string eventName, string handler, Guid eventId) => runner.RunAsync(eventId, handler);

    internal static Job JobFor(QueuedDelivery delivery) => Job.FromExpression<HandlerDelivery>(
        job => job.Deliver(delivery.EventName, delivery.Handler, delivery.EventId), QueueNames.ToHangfire(delivery.Queue));
}
