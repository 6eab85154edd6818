using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Events;

/// <summary>Calls one kind of handler with an event.</summary>
internal abstract class HandlerCall
{
    /// <summary>Whether the handler works with the services of the scope, so that no two of them may run at once.</summary>
    public virtual bool SharesScope => true;

    /// <summary>Whether the event is wanted as it was stored, and not brought to the current version first.</summary>
    public virtual bool TakesStoredVersion => false;

    /// <summary>Calls the handler and returns what it returned, if anything.</summary>
    public abstract ValueTask<object?> InvokeAsync(IServiceProvider services, Publication publication, CancellationToken cancel);

    private static ValueTask<object?> NothingAfter(Task handled) => handled.IsCompletedSuccessfully ? default : AwaitAsync(handled);

    private static async ValueTask<object?> AwaitAsync(Task handled)
    {
        await handled;
        return null;
    }

    /// <summary>For handlers that take the payload alone.</summary>
    public sealed class WithPayload<TPayload>(Type handlerType) : HandlerCall
        where TPayload : EventPayload
    {
        private readonly HandlerSource source = new(handlerType);

        public override ValueTask<object?> InvokeAsync(IServiceProvider services, Publication publication, CancellationToken cancel) =>
            NothingAfter(((INotificationHandler<TPayload>)source.Get(services)).Handle(publication.PayloadAs<TPayload>(), cancel));
    }

    /// <summary>For handlers that take the metadata as well.</summary>
    public sealed class WithMetadata<TPayload>(Type handlerType) : HandlerCall
        where TPayload : EventPayload
    {
        private readonly HandlerSource source = new(handlerType);

        public override ValueTask<object?> InvokeAsync(IServiceProvider services, Publication publication, CancellationToken cancel)
        {
            var received = new Event<TPayload>(publication.Id, publication.Envelope.Metadata, publication.PayloadAs<TPayload>());
            return NothingAfter(((INotificationHandler<Event<TPayload>>)source.Get(services)).Handle(received, cancel));
        }
    }

    /// <summary>Finds a handler in the scope, or makes one with the scope's services.</summary>
    private sealed class HandlerSource(Type handlerType)
    {
        private ObjectFactory? factory;

        public object Get(IServiceProvider services) =>
            services.GetService(handlerType) ?? (factory ??= ActivatorUtilities.CreateFactory(handlerType, Type.EmptyTypes))(services, null);
    }
}
