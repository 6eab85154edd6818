using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Runs one attempt to deliver one event to one handler, in one transaction with whatever the handler changes.</summary>
internal sealed class DeliveryRunner(
    IUnitOfWork work,
    IDeliverySession session,
    EventRegistry registry,
    JobContextAccessor jobs,
    IServiceProvider services,
    IServiceScopeFactory scopes,
    PayloadUpcasts upcasts,
    ILogger<DeliveryRunner> logger)
{
    private Subscription? subscription;
    private object? result;

    public async Task RunAsync(Guid eventId, string handler)
    {
        var job = jobs.Required;
        try
        {
            await work.ExecuteAsync(cancel => DeliverAsync(eventId, handler, job, cancel), job.Cancellation);
        }
        catch (Exception error) when (!job.WasInterrupted(error))
        {
            await FailAsync(eventId, handler, job, error);
            throw;
        }

        if (subscription is not null)
        {
            await HandlerCallbacks.SucceededAsync(subscription, result, logger);
        }
    }

    private async Task DeliverAsync(Guid eventId, string handler, JobContext job, CancellationToken cancel)
    {
        if (await session.BeginAsync(eventId, handler, cancel) is not { } stored)
        {
            Log.DuplicateDelivery(logger, eventId, handler, job.JobId);
            return;
        }

        subscription = registry.RequiredHandler(stored.Envelope.Metadata.EventName, handler);
        if (subscription.Hears(stored.Envelope.Metadata.PublisherName)) // the relay goes by the event's name alone
        {
            var received = stored with { Envelope = upcasts.ToCurrent(stored.Envelope) };
            result = await subscription.Call.InvokeAsync(services, Publication.Received(received, registry.Find(received.Envelope.Metadata.EventName)), cancel);
        }

        await session.MarkHandledAsync(eventId, handler, job.Attempt, cancel);
        await work.SaveAsync(cancel);
        Log.Handled(logger, stored.Envelope.Metadata.EventName, eventId, handler, job.Attempt);
    }

    private async Task FailAsync(Guid eventId, string handler, JobContext job, Exception error)
    {
        var next = job.Decide(error).Retry ? DeliveryStatus.Scheduled : DeliveryStatus.Archived;
        Log.DeliveryAttemptFailed(logger, eventId, handler, job.Attempt, job.MaxAttempts, next, error);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IDeliverySession>()
            .MarkFailedAsync(eventId, handler, job.Attempt, next, error, CancellationToken.None);
        if (next == DeliveryStatus.Archived && subscription is not null)
        {
            await HandlerCallbacks.FailedAsync(subscription, error, logger);
        }
    }
}
