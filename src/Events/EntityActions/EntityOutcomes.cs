namespace Events;

/// <summary>Writes how a job ended: its receipt and, unless the action keeps silent, its event.</summary>
internal sealed class EntityOutcomes(
    IEntitySession session, IOutbox outbox, PublishPipeline pipeline, EnvelopeFactory envelopes, FailurePayloads failures, IServiceProvider services)
{
    /// <summary>Whether a success event may be built before the action's changes are saved: nobody takes part who could look for them in the database.</summary>
    public bool CanPrecedeSaving(EntityRun run) => !run.Action.Options.DeleteOnSuccess
        && (run.Action.SuccessType is not { } payload || (run.Action.MapsByName && pipeline.IsPlain(payload)));

    public Task<Publication?> AddSuccessAsync<TEntity, TKey>(EntityRun run, EntityAction<TEntity, TKey> action, TEntity entity)
        where TEntity : class
        where TKey : notnull => AddAsync(run, Outcome.Succeeded, run.Action.SuccessType, () => action.SuccessOf(entity), CancellationToken.None);

    /// <summary>Adds the outcome to what is saved next, or nothing where the event cannot be built yet.</summary>
    public async Task<Added?> TryAddSuccessAsync<TEntity, TKey>(EntityRun run, EntityAction<TEntity, TKey> action, TEntity entity)
        where TEntity : class
        where TKey : notnull
    {
        try
        {
            return new Added(await AddSuccessAsync(run, action, entity));
        }
        catch (Exception error) when (error is EventPayloadException or DomainException)
        {
            return null; // the database may still fill in what is missing
        }
    }

    /// <summary>Writes the event anew, where saving has changed what it tells.</summary>
    /// <returns>Whether there is something to save.</returns>
    public async Task<bool> RenewAsync<TEntity, TKey>(Added added, EntityRun run, EntityAction<TEntity, TKey> action, TEntity entity)
        where TEntity : class
        where TKey : notnull
    {
        if (added.Event is not { } publication || action.SuccessOf(entity) is not { } payload || publication.Envelope.Holds(payload))
        {
            return false;
        }

        var renewed = await ExplainAsync(
            run, payload.GetType(), async () => await pipeline.PrepareAsync(services, publication.WithPayload(payload), CancellationToken.None));
        outbox.Replace(renewed!.Stored);
        return true;
    }

    public Task AddFailureAsync<TEntity, TKey>(EntityRun run, EntityAction<TEntity, TKey> action, Exception error, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull =>
        AddAsync(run, Outcome.Failed, run.Action.FailureType, () => action.FailureOf(failures, error, EntityKey.ValueOf(run.Id)), cancel);

    public void AddSkipped(EntityRun run) => session.Add(run.ReceiptOf(Outcome.Skipped, eventId: null));

    private async Task<Publication?> AddAsync(EntityRun run, Outcome outcome, Type? payloadType, Func<EventPayload?> payload, CancellationToken cancel)
    {
        var published = payloadType is null ? null : await PublishAsync(run, payloadType, payload, cancel);
        session.Add(run.ReceiptOf(outcome, published?.Id));
        return published;
    }

    private Task<Publication?> PublishAsync(EntityRun run, Type payloadType, Func<EventPayload?> payload, CancellationToken cancel) =>
        ExplainAsync(run, payloadType, async () =>
        {
            if (payload() is not { } made)
            {
                return null;
            }

            var publication = Publication.Of(made);
            publication.Wrap = published => envelopes.CreateFor(run.Action.EntityType, run.EntityId, published.Payload);
            await pipeline.StoreAsync(services, outbox, publication, cancel);
            return publication;
        });

    private static async Task<Publication?> ExplainAsync(EntityRun run, Type payloadType, Func<Task<Publication?>> make)
    {
        try
        {
            return await make();
        }
        catch (Exception error) when (error is not (OperationCanceledException or DomainException))
        {
            throw new EventPayloadException(run, EventNames.Of(payloadType), error);
        }
    }

    /// <summary>What was added: the event of the outcome, where it has one.</summary>
    internal sealed record Added(Publication? Event);
}
