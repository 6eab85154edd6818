using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>What every event goes through before it is stored or handled: its declaration, its validators, the hooks before; and the hooks after.</summary>
internal sealed class PublishPipeline(
    EventRegistry registry, DeliveryRoutes routes, PayloadValidation validation, EventHooks hooks, PublicationEnvelopes envelopes, ILogger<PublishPipeline> logger)
{
    private readonly Func<Publication, EventEnvelope> wrap = envelopes.Wrap;

    /// <summary>Gives an event that needs no further preparation the means to make its envelope, should something ask for it.</summary>
    public void Equip(Publication publication) => publication.Wrap ??= wrap;

    /// <summary>Whether events of a class meet neither validators nor hooks nor handlers on their way to the store.</summary>
    public bool IsPlain(Type payloadType)
    {
        var eventName = EventNames.Of(payloadType);
        return validation.Of(payloadType) is null && !hooks.Standard.HasAnyFor(eventName) && !registry.HandlersOf(eventName).Any(handler => handler.IsInline);
    }

    /// <summary>Stores an event and returns its id; nothing when it names no event.</summary>
    public async Task<Guid> StoreAsync(IServiceProvider services, IOutbox outbox, Publication publication, CancellationToken cancel)
    {
        if (await PrepareAsync(services, publication, cancel) is not { } prepared)
        {
            return Guid.Empty;
        }

        if (prepared.KeyType is null)
        {
            DeclaredArguments.RefuseWhatIsNoJson(prepared.Arguments);
        }

        outbox.Add(routes.IsHeard(prepared.Metadata) ? prepared.Stored : prepared.Stored with { IsHeard = false });
        await HandleInlineAsync(services, outbox, prepared, cancel);
        await CompleteAsync(prepared, cancel);
        return prepared.Id;
    }

    /// <summary>The event as it is to be stored, or <c>null</c> when it names none.</summary>
    public async ValueTask<Publication?> PrepareAsync(IServiceProvider services, Publication publication, CancellationToken cancel)
    {
        if (publication.Key is { } key && (string.IsNullOrEmpty(key.App) || string.IsNullOrEmpty(key.Name)))
        {
            Log.NamelessEvent(logger, key);
            return null;
        }

        Equip(publication);
        publication.Descriptor ??= Declared(publication);
        RefuseWhatWasNotDeclared(publication);
        if (validation.Of(publication.Payload.GetType()) is { } step)
        {
            await step.RunAsync(services, publication.Payload, cancel);
        }

        return await hooks.Standard.BeforeAsync(publication, logger, cancel);
    }

    public ValueTask CompleteAsync(Publication published, CancellationToken cancel) => hooks.Standard.AfterAsync(published, logger, cancel);

    private static bool IsForeign(EventDescriptor? declared) =>
        declared is { IsRemote: true } ? throw new InvalidOperationException("Cannot broadcast a remote or backend event.") : false;

    private static void RefuseWhatWasNotDeclared(Publication publication)
    {
        if (!IsForeign(publication.Descriptor) && publication.Descriptor is { IsLoose: true } declared && publication.KeyType is null)
        {
            DeclaredArguments.Check(declared, publication.Arguments);
        }
    }

    // They share the publisher's transaction, and so its fate: what one of them throws is the publisher's to deal with.
    private async Task HandleInlineAsync(IServiceProvider services, IOutbox outbox, Publication publication, CancellationToken cancel)
    {
        foreach (var handler in registry.HandlersOf(publication.EventName))
        {
            if (handler.IsInline && handler.Hears(publication.Metadata.PublisherName))
            {
                await HandleInlineAsync(services, outbox, publication, handler, cancel);
            }
        }
    }

    // Noted first: a handler that saves would otherwise store the event without it.
    private static async Task HandleInlineAsync(
        IServiceProvider services, IOutbox outbox, Publication publication, Subscription handler, CancellationToken cancel)
    {
        outbox.AddHandled(publication.Stored, handler);
        try
        {
            await handler.Call.InvokeAsync(services, publication, cancel);
        }
        catch
        {
            outbox.RemoveHandled(publication.Stored, handler);
            throw;
        }
    }

    private EventDescriptor? Declared(Publication publication) => publication.Key is { } key
        ? registry.FindLocal(key) ?? registry.GetRequired(key.App, key.Name)
        : registry.Find(publication.EventName);
}
