using MediatR;

namespace Events;

/// <summary>Calls one kind of handler with an event that came out of the store.</summary>
internal abstract class HandlerCall
{
    public abstract Task InvokeAsync(object handler, Guid eventId, EventEnvelope envelope, CancellationToken cancel);

    /// <summary>For handlers that take the payload alone.</summary>
    public sealed class WithPayload<TPayload> : HandlerCall
        where TPayload : EventPayload
    {
        public override Task InvokeAsync(object handler, Guid eventId, EventEnvelope envelope, CancellationToken cancel) =>
            ((INotificationHandler<TPayload>)handler).Handle(envelope.ReadPayload<TPayload>(), cancel);
    }

    /// <summary>For handlers that take the metadata as well.</summary>
    public sealed class WithMetadata<TPayload> : HandlerCall
        where TPayload : EventPayload
    {
        public override Task InvokeAsync(object handler, Guid eventId, EventEnvelope envelope, CancellationToken cancel)
        {
            var received = new Event<TPayload>(eventId, envelope.Metadata, envelope.ReadPayload<TPayload>());
            return ((INotificationHandler<Event<TPayload>>)handler).Handle(received, cancel);
        }
    }
}
