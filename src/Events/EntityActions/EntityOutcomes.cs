namespace Events;

/// <summary>Writes how a job ended: its receipt and, unless the action keeps silent, its event.</summary>
internal sealed class EntityOutcomes(
    IEntitySession session, IOutbox outbox, PublishPipeline pipeline, EnvelopeFactory envelopes, FailurePayloads failures, IServiceProvider services)
{
    public Task AddSuccessAsync<TEntity, TKey>(EntityRun run, EntityAction<TEntity, TKey> action, TEntity entity, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull => AddAsync(run, Outcome.Succeeded, run.Action.SuccessType, () => action.SuccessOf(entity), cancel);

    public Task AddFailureAsync<TEntity, TKey>(EntityRun run, EntityAction<TEntity, TKey> action, Exception error, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull =>
        AddAsync(run, Outcome.Failed, run.Action.FailureType, () => action.FailureOf(failures, error, EntityKey.ValueOf(run.Id)), cancel);

    public void AddSkipped(EntityRun run) => session.Add(run.ReceiptOf(Outcome.Skipped, eventId: null));

    private async Task AddAsync(EntityRun run, Outcome outcome, Type? payloadType, Func<EventPayload?> payload, CancellationToken cancel)
    {
        Guid? eventId = payloadType is null ? null : await PublishAsync(run, payloadType, payload, cancel);
        session.Add(run.ReceiptOf(outcome, eventId));
    }

    private async Task<Guid?> PublishAsync(EntityRun run, Type payloadType, Func<EventPayload?> payload, CancellationToken cancel)
    {
        try
        {
            if (payload() is not { } made)
            {
                return null;
            }

            var publication = Publication.Of(made);
            publication.Wrap = published => envelopes.CreateFor(run.Action.EntityType, run.EntityId, published.Payload);
            return await pipeline.StoreAsync(services, outbox, publication, cancel);
        }
        catch (Exception error) when (error is not (OperationCanceledException or DomainException))
        {
            throw new EventPayloadException(run, EventNames.Of(payloadType), error);
        }
    }
}
