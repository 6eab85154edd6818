using Microsoft.Extensions.DependencyInjection;

namespace Events;

/// <summary>The publisher of one scope: prepares an event and brings it to the store of the scope, or to the handlers.</summary>
internal sealed class EventPublisher(PublishPipeline pipeline, QuickRoutes routes, InProcessDispatch dispatch, IServiceProvider services) : IEventPublisher
{
    public Task<Guid> PublishAsync(Publication publication, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(publication);
        return StoreOrDispatchAsync(publication, cancel);
    }

    public Task PublishNowAsync(Publication publication, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(publication);
        if (cancel.IsCancellationRequested)
        {
            return Task.FromCanceled(cancel);
        }

        if (routes.OnlyHandlerOf(publication) is not { } only)
        {
            return PrepareAndDispatchAsync(publication, cancel);
        }

        pipeline.Equip(publication);
        return dispatch.RunPlain(only, services, publication, cancel);
    }

    private async Task<Guid> StoreOrDispatchAsync(Publication publication, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var outbox = publication.Linker is null ? services.GetService<IOutbox>() : null;
        if (outbox is not null)
        {
            return await pipeline.StoreAsync(services, outbox, publication, cancel);
        }

        var published = await PrepareAndDispatchAsync(publication, cancel);
        return published?.Id ?? Guid.Empty;
    }

    private async Task<Publication?> PrepareAndDispatchAsync(Publication publication, CancellationToken cancel)
    {
        var prepared = await pipeline.PrepareAsync(services, publication, cancel);
        if (prepared is not null)
        {
            await dispatch.RunAsync(services, prepared, cancel);
            await pipeline.CompleteAsync(prepared, cancel);
        }

        return prepared;
    }
}
