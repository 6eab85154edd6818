using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>The slots a running job holds. They are renewed until it is disposed.</summary>
internal sealed class SlotLease : IAsyncDisposable
{
    private readonly HeldSlots slots;
    private readonly CancellationTokenSource ended = new();
    private readonly Task renewing;

    public SlotLease(HeldSlots slots, TimeSpan lease, TimeProvider time, ILogger logger)
    {
        this.slots = slots;
        renewing = slots.Leased > 0 ? RenewAsync(lease, time, logger) : Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await renewing;
        await slots.ReleaseAsync();
        ended.Dispose();
    }

    private async Task RenewAsync(TimeSpan lease, TimeProvider time, ILogger logger)
    {
        using var timer = new PeriodicTimer(lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                await RenewOnceAsync(lease, logger);
            }
        }
        catch (OperationCanceledException)
        {
            // The job has ended.
        }
    }

    private async Task RenewOnceAsync(TimeSpan lease, ILogger logger)
    {
        try
        {
            if (await slots.RenewAsync(lease, ended.Token) < slots.Leased)
            {
                Log.SlotLost(logger, slots.Owner);
            }
        }
        catch (Exception error) when (!ended.IsCancellationRequested)
        {
            Log.SlotNotRenewed(logger, slots.Owner, error); // two more tries fit into the lease
        }
    }
}
