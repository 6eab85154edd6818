namespace Events;

/// <summary>Writes how a job ended: its receipt and, unless the action keeps silent, its event.</summary>
internal sealed class EntityOutcomes(IEntitySession session, IOutbox outbox, EnvelopeFactory envelopes, FailurePayloads failures)
{
    public TFailure FailureOf<TFailure>(Exception error, object id)
        where TFailure : EventFailPayload, new() => failures.Create<TFailure>(error, id);

    public void Add(EntityRun run, Outcome outcome, EventPayload? payload)
    {
        var eventId = payload is null ? null : Publish(run, payload);
        session.Add(new Receipt(
            run.Job.JobKey, run.Job.JobId, run.Action.Name, run.EntityName, run.EntityId, outcome, run.Job.Attempt, eventId));
    }

    private Guid? Publish(EntityRun run, EventPayload payload)
    {
        var stored = StoredEvent.New(envelopes.CreateFor(run.Action.EntityType, run.EntityId, payload));
        outbox.Add(stored);
        return stored.Id;
    }
}
