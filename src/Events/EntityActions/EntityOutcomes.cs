namespace Events;

/// <summary>Writes how a job ended: its receipt and, unless the action keeps silent, its event.</summary>
internal sealed class EntityOutcomes(
    IEntitySession session, IOutbox outbox, PublishPipeline pipeline, EnvelopeFactory envelopes, FailurePayloads failures, IServiceProvider services)
{
    public TFailure FailureOf<TFailure>(Exception error, object id)
        where TFailure : EventFailPayload, new() => failures.Create<TFailure>(error, id);

    public async Task AddAsync(EntityRun run, Outcome outcome, EventPayload? payload, CancellationToken cancel)
    {
        Guid? eventId = payload is null ? null : await PublishAsync(run, payload, cancel);
        session.Add(new Receipt(
            run.Job.JobKey, run.Job.JobId, run.Action.Name, run.EntityName, run.EntityId, outcome, run.Job.Attempt, eventId));
    }

    private Task<Guid> PublishAsync(EntityRun run, EventPayload payload, CancellationToken cancel)
    {
        var publication = Publication.Of(payload);
        publication.Wrap = published => envelopes.CreateFor(run.Action.EntityType, run.EntityId, published.Payload);
        return pipeline.StoreAsync(services, outbox, publication, cancel);
    }
}
