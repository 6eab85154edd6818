using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Runs one attempt to deliver one event to one handler, in one transaction with whatever the handler changes.</summary>
internal sealed class DeliveryRunner(
    IUnitOfWork work,
    IDeliverySession session,
    DeliveryRoutes routes,
    DeliveryCalls calls,
    JobContextAccessor jobs,
    RelaySignal signal,
    IFaultPoint faults,
    IServiceScopeFactory scopes,
    DeliveryMeter meter,
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

        await faults.HitAsync(FaultPoint.InboxAfterCommit);
        if (subscription is not null)
        {
            LetNextGo();
            await HandlerCallbacks.SucceededAsync(subscription, result, logger);
        }
    }

    /// <summary>Notes a failure that was met in a shared job: the delivery goes on in a job of its own.</summary>
    public async Task SplitOffAsync(Guid eventId, string handler, Subscription? failed, JobContext job, Exception error)
    {
        subscription = failed;
        var decision = (failed?.Retry ?? job.Policy).Decide(job.Attempt, error, Random.Shared);
        await EndAttemptAsync(eventId, handler, job.Attempt, decision, decision.Retry ? DeliveryStatus.Queued : DeliveryStatus.Archived, error);
        signal.Announce();
    }

    private async Task DeliverAsync(Guid eventId, string handler, JobContext job, CancellationToken cancel)
    {
        var delivery = await session.TakeAsync(eventId, handler, job.Attempt, cancel);
        await faults.HitAsync(FaultPoint.InboxBegun);
        if (delivery is null)
        {
            Log.DuplicateDelivery(logger, eventId, handler, job.JobId);
            return;
        }

        subscription = routes.Required(delivery.Event, handler);
        result = await calls.InvokeAsync(subscription, delivery.Event, cancel);
        await work.SaveAsync(cancel);
        Log.Handled(logger, delivery.Event.Envelope.Metadata.EventName, eventId, handler, job.Attempt);
    }

    private async Task FailAsync(Guid eventId, string handler, JobContext job, Exception error)
    {
        var decision = job.Decide(error);
        try
        {
            await EndAttemptAsync(eventId, handler, job.Attempt, decision, decision.Retry ? DeliveryStatus.Scheduled : DeliveryStatus.Archived, error);
        }
        catch (Exception another)
        {
            Log.FailureNotNoted(logger, eventId, handler, another);
            job.DoNotGiveUp(error, decision);
        }
    }

    // The context that threw may hold half of the attempt's changes, so the failure is noted in a scope of its own.
    private async Task EndAttemptAsync(Guid eventId, string handler, int attempt, RetryDecision decision, DeliveryStatus next, Exception error)
    {
        Log.DeliveryAttemptFailed(logger, eventId, handler, attempt, next, error);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IDeliverySession>()
            .MarkFailedAsync(new FailedAttempt(eventId, handler, attempt, next, decision.Delay, error), CancellationToken.None);
        meter.AttemptFailed(handler, next);
        if (next == DeliveryStatus.Archived && subscription is not null)
        {
            LetNextGo();
            await HandlerCallbacks.FailedAsync(subscription, error, logger);
        }
    }

    private void LetNextGo()
    {
        if (subscription!.IsOrdered)
        {
            signal.Announce(); // the relay may be in another process
        }
    }
}
