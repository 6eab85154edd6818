using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Runs the deliveries of a shared job in one transaction. When a handler fails, it is split off and the others run on their own.</summary>
internal sealed class SharedDeliveryRunner(
    IUnitOfWork work,
    IDeliverySession session,
    DeliveryRoutes routes,
    DeliveryCalls calls,
    JobContextAccessor jobs,
    IFaultPoint faults,
    IServiceScopeFactory scopes,
    ILogger<SharedDeliveryRunner> logger)
{
    private readonly List<(Subscription Subscription, object? Result)> handled = [];
    private (OpenDelivery Delivery, Subscription? Subscription)? current;

    public async Task RunAsync(IReadOnlyList<Guid> eventIds, IReadOnlyList<string> handlers)
    {
        var job = jobs.Required;
        try
        {
            await work.ExecuteAsync(cancel => DeliverAllAsync(eventIds, handlers, job, cancel), job.Cancellation);
        }
        catch (Exception error) when (!job.WasInterrupted(error) && current is { } failed)
        {
            await GoOnWithoutAsync(failed.Delivery, failed.Subscription, eventIds, handlers, job, error);
            return;
        }
        catch (Exception error) when (!job.WasInterrupted(error))
        {
            await GiveUpOnAllAsync(eventIds, handlers, job, error);
            throw;
        }

        await faults.HitAsync(FaultPoint.InboxAfterCommit);
        foreach (var (subscription, result) in handled)
        {
            await HandlerCallbacks.SucceededAsync(subscription, result, logger);
        }
    }

    private async Task DeliverAllAsync(IReadOnlyList<Guid> eventIds, IReadOnlyList<string> handlers, JobContext job, CancellationToken cancel)
    {
        handled.Clear();
        current = null;
        var open = (await session.BeginAsync(eventIds, handlers, cancel)).Where(delivery => delivery.IsShared).ToList(); // others were split off before
        await faults.HitAsync(FaultPoint.InboxBegun);
        foreach (var delivery in open)
        {
            current = (delivery, null);
            var subscription = routes.Required(delivery.Event, delivery.Handler);
            current = (delivery, subscription);
            handled.Add((subscription, await calls.InvokeAsync(subscription, delivery.Event, cancel)));
            await work.SaveAsync(cancel);
        }

        current = null;
        await session.MarkHandledAsync(open, job.Attempt, cancel);
        Log.HandledTogether(logger, job.JobId, open.Count, eventIds.Count * handlers.Count - open.Count);
    }

    private async Task GoOnWithoutAsync(
        OpenDelivery failed, Subscription? subscription, IReadOnlyList<Guid> eventIds, IReadOnlyList<string> handlers, JobContext job, Exception error)
    {
        try
        {
            await SplitOffAsync(failed, subscription, job, error);
            await RunApartAsync(eventIds, handlers, failed, job);
        }
        catch (Exception another) when (!job.WasInterrupted(another))
        {
            await GiveUpOnAllAsync(eventIds, handlers, job, another);
            throw;
        }
    }

    private async Task SplitOffAsync(OpenDelivery delivery, Subscription? subscription, JobContext job, Exception error)
    {
        await using var scope = ScopeOf(job);
        await scope.ServiceProvider.GetRequiredService<DeliveryRunner>().SplitOffAsync(delivery.Event.Id, delivery.Handler, subscription, job, error);
    }

    // Whoever failed first may not have been the only one; now each delivery stands for itself.
    private async Task RunApartAsync(IReadOnlyList<Guid> eventIds, IReadOnlyList<string> handlers, OpenDelivery failed, JobContext job)
    {
        foreach (var eventId in eventIds)
        {
            foreach (var handler in handlers)
            {
                if (eventId != failed.Event.Id || handler != failed.Handler)
                {
                    await using var scope = ScopeOf(job);
                    await scope.ServiceProvider.GetRequiredService<SharedDeliveryRunner>().RunOneAsync(eventId, handler, job);
                }
            }
        }
    }

    private async Task RunOneAsync(Guid eventId, string handler, JobContext job)
    {
        try
        {
            await work.ExecuteAsync(cancel => DeliverAllAsync([eventId], [handler], job, cancel), job.Cancellation);
        }
        catch (Exception error) when (!job.WasInterrupted(error) && current is { } failed)
        {
            await SplitOffAsync(failed.Delivery, failed.Subscription, job, error);
            return;
        }

        if (handled is [var one])
        {
            await HandlerCallbacks.SucceededAsync(one.Subscription, one.Result, logger);
        }
    }

    // The job as a whole failed, as when the database was away; it is tried again, and what is still open after its last attempt is archived.
    private async Task GiveUpOnAllAsync(IReadOnlyList<Guid> eventIds, IReadOnlyList<string> handlers, JobContext job, Exception error)
    {
        Log.SharedJobFailed(logger, job.JobId, job.Attempt, job.MaxAttempts, error);
        var decision = job.Decide(error);
        if (decision.Retry)
        {
            return;
        }

        try
        {
            await ArchiveAllAsync(eventIds, handlers, job, error);
        }
        catch (Exception another)
        {
            Log.FailureNotNoted(logger, eventIds[0], handlers[0], another);
            job.DoNotGiveUp(error, decision);
        }
    }

    private async Task ArchiveAllAsync(IReadOnlyList<Guid> eventIds, IReadOnlyList<string> handlers, JobContext job, Exception error)
    {
        await using var scope = ScopeOf(job);
        var fresh = scope.ServiceProvider.GetRequiredService<IDeliverySession>();
        foreach (var delivery in (await fresh.BeginAsync(eventIds, handlers, CancellationToken.None)).Where(delivery => delivery.IsShared))
        {
            await fresh.MarkFailedAsync(
                new FailedAttempt(delivery.Event.Id, delivery.Handler, job.Attempt, DeliveryStatus.Archived, TimeSpan.Zero, error), CancellationToken.None);
        }
    }

    private AsyncServiceScope ScopeOf(JobContext job)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<JobContextAccessor>().Current = job;
        return scope;
    }
}
