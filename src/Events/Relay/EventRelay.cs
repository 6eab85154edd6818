using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Carries committed events to the queues of their handlers: told at commit, and looking for itself now and then.</summary>
internal sealed class EventRelay(
    DeliveryRoutes routes,
    IDeliveryQueue queue,
    RequestedJobs requested,
    LeftEvents left,
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

    private int MostDeliveries => options.RelayBatchSize * DeliveriesPerEvent;

    /// <summary>Relays until it is cancelled. An error is logged, waited out and tried again: events are safe in the store meanwhile.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        signal.HasRelay = true;
        try
        {
            await RelayUntilAsync(cancel);
        }
        finally
        {
            signal.HasRelay = false;
        }
    }

    /// <summary>Relays what there is.</summary>
    /// <returns>How many events, deliveries and requests it found.</returns>
    public async Task<int> RelayAllAsync(CancellationToken cancel)
    {
        var (announced, found, mayBeLeft) = (signal.Announced, 0, false);
        for (var more = true; more;)
        {
            await using var scope = scopes.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<IRelayStore>();
            var work = await store.FindWorkAsync(options.RelayBatchSize, cancel);
            var dispatched = work.Events.Count > 0 ? await DispatchAsync(store, work.Events, cancel) : Dispatched.Nothing;
            var enqueued = work.Deliveries || dispatched.IsHeard ? await store.EnqueueAsync(queue, MostDeliveries, cancel) : 0;
            var created = work.Requests ? await requested.CreateAsync(scope.ServiceProvider, options.RelayBatchSize, cancel) : 0;
            pulse.Looked();
            more = MayBeMore(work, dispatched) || enqueued == MostDeliveries || created == options.RelayBatchSize;
            mayBeLeft |= work.Requests;
            enqueued += created;
            found += work.Events.Count + enqueued;
            if (dispatched.Events + enqueued > 0)
            {
                Log.Relayed(logger, dispatched.Events, enqueued);
            }
        }

        if (!mayBeLeft && left.Names.Length == 0)
        {
            signal.Settle(announced);
        }

        return found;
    }

    private async Task RelayUntilAsync(CancellationToken cancel)
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

    private bool MayBeMore(RelayWork work, Dispatched dispatched)
    {
        if (work.Events.Count < options.RelayBatchSize)
        {
            return false;
        }

        if (dispatched.Events > 0 || dispatched.LeavesMore)
        {
            return true;
        }

        signal.Raise(); // another relay was faster with all of them; it is given a moment, so that the two do not race for each batch
        return false;
    }

    // The shared registry is asked only when there is something to dispatch.
    private async Task<Dispatched> DispatchAsync(IRelayStore store, IReadOnlyList<PendingEvent> pending, CancellationToken cancel)
    {
        await routes.RefreshAsync(cancel);
        var (routed, leavesMore) = (new List<RoutedEvent>(pending.Count), false);
        foreach (var one in pending)
        {
            if (routes.Of(one) is { } handlers)
            {
                routed.Add(new RoutedEvent(one, handlers));
            }
            else
            {
                leavesMore |= left.Add(one.Name);
            }
        }

        var events = routed.Count > 0 ? await store.DispatchAsync(routed, cancel) : 0;
        return new Dispatched(events, leavesMore, events > 0 && routed.Exists(one => one.Handlers.Count > 0));
    }

    // The first failure may be that of one connection, so a commit ends its pause. More of them are an outage, in which every commit would make for another failure.
    private Task PauseAsync(int failures, CancellationToken cancel) =>
        failures == 1 ? signal.WaitAsync(PauseAfter(failures), cancel) : Task.Delay(PauseAfter(failures), time, cancel);

    private static TimeSpan PauseAfter(int failures) =>
        TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, failures - 1)));

    private readonly record struct Dispatched(int Events, bool LeavesMore, bool IsHeard)
    {
        public static Dispatched Nothing => default;
    }
}
