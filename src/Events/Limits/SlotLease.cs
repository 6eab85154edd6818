using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>The slots a running job holds. They are renewed until it is disposed.</summary>
internal sealed class SlotLease : IAsyncDisposable
{
    private readonly ISlotStore store;
    private readonly Guid owner;
    private readonly CancellationTokenSource ended = new();
    private readonly Task renewing;

    public SlotLease(ISlotStore store, Guid owner, int held, TimeSpan lease, TimeProvider time, ILogger logger)
    {
        (this.store, this.owner) = (store, owner);
        renewing = held > 0 ? RenewAsync(held, lease, time, logger) : Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await renewing;
        await store.ReleaseAsync(owner);
        ended.Dispose();
    }

    private async Task RenewAsync(int held, TimeSpan lease, TimeProvider time, ILogger logger)
    {
        using var timer = new PeriodicTimer(lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                await RenewOnceAsync(held, lease, logger);
            }
        }
        catch (OperationCanceledException)
        {
            // The job has ended.
        }
    }

    private async Task RenewOnceAsync(int held, TimeSpan lease, ILogger logger)
    {
        try
        {
            if (await store.RenewAsync(owner, lease, ended.Token) < held)
            {
                Log.SlotLost(logger, owner);
            }
        }
        catch (Exception error) when (!ended.IsCancellationRequested)
        {
            Log.SlotNotRenewed(logger, owner, error); // two more tries fit into the lease
        }
    }
}
