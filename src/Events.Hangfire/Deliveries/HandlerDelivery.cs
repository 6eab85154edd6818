using Hangfire;
using Hangfire.Common;

namespace Events.Hangfire;

/// <summary>The job that delivers one event to one handler, or several to handlers that share it. The library enqueues it; its arguments are stored, so its shape must stay.</summary>
public sealed class HandlerDelivery
{
    private readonly DeliveryRunner runner;
    private readonly SharedDeliveryRunner sharedRunner;

    internal HandlerDelivery(DeliveryRunner runner, SharedDeliveryRunner sharedRunner) => (this.runner, this.sharedRunner) = (runner, sharedRunner);

    /// <summary>Runs one attempt.</summary>
    /// <param name="eventName">The event's wire name.</param>
    /// <param name="handler">The handler's stable name.</param>
    /// <param name="eventId">The event.</param>
    [JobDisplayName("{0} → {1}")]
    public Task Deliver(string eventName, string handler, Guid eventId) => runner.RunAsync(eventId, handler);

    /// <summary>Delivers each of the events to each of the handlers.</summary>
    /// <param name="eventName">The wire name of all of the events.</param>
    /// <param name="handlers">The handlers' stable names.</param>
    /// <param name="eventIds">The events.</param>
    [JobDisplayName("{0} → shared")]
    public Task DeliverShared(string eventName, string[] handlers, Guid[] eventIds) => sharedRunner.RunAsync(eventIds, handlers);

    internal static Job JobFor(QueuedDelivery delivery) => Job.FromExpression<HandlerDelivery>(
        job => job.Deliver(delivery.EventName, delivery.Handler, delivery.EventId), QueueNames.ToHangfire(delivery.Queue));

    internal static Job JobFor(string eventName, string queue, string[] handlers, Guid[] eventIds) => Job.FromExpression<HandlerDelivery>(
        job => job.DeliverShared(eventName, handlers, eventIds), QueueNames.ToHangfire(queue));
}
