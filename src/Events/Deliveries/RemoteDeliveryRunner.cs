namespace Events;

/// <summary>Runs one attempt to deliver an event of another application: into this one's inbox first, and from there like any other.</summary>
internal sealed class RemoteDeliveryRunner(IUnitOfWork work, IInbox inbox, DeliveryRunner deliveries, EventRegistry registry, JobContextAccessor jobs)
{
    public async Task RunAsync(Guid eventId, string handler, string envelope)
    {
        await AcceptAsync(eventId, handler, envelope, jobs.Required);
        await deliveries.RunAsync(eventId, handler);
    }

    // Kept before the handler is looked for: a delivery to a handler that is not there is archived, where it can be read and replayed.
    private async Task AcceptAsync(Guid eventId, string handler, string envelope, JobContext job)
    {
        try
        {
            var received = new StoredEvent(eventId, EventEnvelope.Parse(envelope));
            await work.ExecuteAsync(
                async cancel =>
                {
                    await inbox.AcceptAsync(received, handler, QueueOf(received, handler), job.JobId, cancel);
                    await work.SaveAsync(cancel);
                },
                job.Cancellation);
        }
        catch (Exception error) when (!job.WasInterrupted(error))
        {
            job.Decide(error);
            throw;
        }
    }

    private string QueueOf(StoredEvent received, string handler) =>
        registry.HandlersOf(received.Envelope.Metadata.EventName).FirstOrDefault(one => one.Handler == handler)?.Queue ?? QueueResolver.Standard;
}
