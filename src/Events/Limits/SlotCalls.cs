using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Starts the jobs that are called because a slot became free, beside the jobs that freed it.</summary>
/// <remarks>Best effort: a job that is called and not started, because the process ends in between, asks again by itself.</remarks>
internal sealed class SlotCalls(IEnumerable<ISlotStore> stores, IEnumerable<IHeldBackJobs> engines, TimeProvider time, ILogger<SlotCalls> logger) : BackgroundService
{
    /// <summary>How many are started at once; each wants a connection.</summary>
    public const int AtOnce = 4;

    // A job is noted as waiting a moment before the engine has scheduled it.
    private const int Looks = 100;

    // One that is still queued by then did not just begin: its time had come by itself, and it is on its way.
    private const int LooksAtQueued = 30;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);

    private readonly Channel<SlotWaiter> called = Channel.CreateUnbounded<SlotWaiter>();
    private readonly ISlotStore? store = stores.FirstOrDefault();
    private readonly IHeldBackJobs? jobs = engines.FirstOrDefault();

    public void Start(IReadOnlyList<SlotWaiter> waiters)
    {
        foreach (var waiter in waiters)
        {
            called.Writer.TryWrite(waiter);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => store is null || jobs is null ? Task.CompletedTask : Parallel.ForEachAsync(
        called.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
        async (waiter, cancel) => await StartFirstAsync(store, jobs, waiter, cancel));

    private async Task StartFirstAsync(ISlotStore slots, IHeldBackJobs held, SlotWaiter waiter, CancellationToken cancel)
    {
        try
        {
            for (var next = waiter; next is not null && !await StartAsync(held, next, cancel);)
            {
                Log.WaiterForgotten(logger, next.JobId, next.Limit, next.Key);
                next = await slots.ForgetAsync(next, cancel);
            }
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            Log.WaiterNotStarted(logger, waiter.JobId, waiter.Limit, waiter.Key, error);
        }
    }

    private async Task<bool> StartAsync(IHeldBackJobs held, SlotWaiter waiter, CancellationToken cancel)
    {
        for (var look = 1; ; look++)
        {
            var start = held.Start(waiter);
            if (start is HeldBackStart.Started or HeldBackStart.Gone || look == Looks || (start == HeldBackStart.Queued && look >= LooksAtQueued))
            {
                return start is HeldBackStart.Started or HeldBackStart.Queued;
            }

            await Task.Delay(BetweenLooks, time, cancel);
        }
    }
}
