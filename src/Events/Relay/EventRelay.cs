using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Carries committed events to the queues of their handlers: told at commit, and looking for itself now and then.</summary>
internal sealed class EventRelay(
    DeliveryRoutes routes,
    IDeliveryQueue queue,
    RequestedJobs requested,
    RelaySignal signal,
    RelayPulse pulse,
    IServiceScopeFactory scopes,
    IOptions<EventsOptions> options,
    TimeProvider time,
    ILogger<EventRelay> logger)
{
    /// <summary>How many deliveries get their jobs at once, for each event that is dispatched at once.</summary>
    private const int DeliveriesPerEvent = 10;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>What commits within it shares the next look. Only a relay that has just been busy waits for it, and longer when events come one on top of the other.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(5);

    private static readonly TimeSpan GatheringMany = TimeSpan.FromMilliseconds(20);

    private readonly EventsOptions options = options.Value;

    /// <summary>Relays until it is cancelled. An error is logged, waited out and tried again: events are safe in the store meanwhile.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var failures = 0;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var found = await RelayAllAsync(cancel);
                failures = 0;
                if (found > 0)
                {
                    await Task.Delay(found == 1 ? Gathering : GatheringMany, time, cancel);
                }

                await signal.WaitAsync(options.RelayPollInterval, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                failures++;
                pulse.Failed(error);
                Log.RelayFailed(logger, failures, error);
                await PauseAsync(failures, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Relays what there is.</summary>
    /// <returns>How many events, deliveries and requests it found.</returns>
    public async Task<int> RelayAllAsync(CancellationToken cancel)
    {
        var (found, more, deliveries) = (0, false, options.RelayBatchSize * DeliveriesPerEvent);
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<IRelayStore>();
            var work = await store.FindWorkAsync(cancel);
            var (dispatched, heard) = work.Events ? await DispatchAsync(store, cancel) : (0, false);
            var enqueued = work.Deliveries || heard ? await store.EnqueueAsync(queue, deliveries, cancel) : 0;
            var created = work.Requests ? await requested.CreateAsync(scope.ServiceProvider, options.RelayBatchSize, cancel) : 0;
            pulse.Looked();
            more = dispatched == options.RelayBatchSize || enqueued == deliveries || created == options.RelayBatchSize;
            enqueued += created;
            if (dispatched + enqueued > 0)
            {
                found += dispatched + enqueued;
                Log.Relayed(logger, dispatched, enqueued);
            }
        }
        while (more);
        return found;
    }

    // The shared registry is asked only when there is something to dispatch.
    private async Task<(int Events, bool AreHeard)> DispatchAsync(IRelayStore store, CancellationToken cancel)
    {
        await routes.RefreshAsync(cancel);
        var areHeard = false;
        var dispatched = await store.DispatchAsync(
            pending =>
            {
                var handlers = routes.Of(pending);
                areHeard |= handlers is { Count: > 0 };
                return handlers;
            },
            options.RelayBatchSize,
            cancel);
        return (dispatched, areHeard);
    }

    // The first failure may be that of one connection, so a commit ends its pause. More of them are an outage, in which every commit would make for another failure.
    private Task PauseAsync(int failures, CancellationToken cancel) =>
        failures == 1 ? signal.WaitAsync(PauseAfter(failures), cancel) : Task.Delay(PauseAfter(failures), time, cancel);

    private static TimeSpan PauseAfter(int failures) =>
        TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, failures - 1)));
}
