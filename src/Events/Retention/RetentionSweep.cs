using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Removes what is older than it has to be kept.</summary>
internal sealed class RetentionSweep(
    IServiceScopeFactory scopes, IOptions<RetentionOptions> retention, IOptions<ArchiveOptions> archive, DeliveryMeter meter, ILogger<RetentionSweep> logger)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IRetentionStore>();
        await TrimArchiveAsync(store, cancel);
        await PurgeAsync("steps and waiters", retention.Value.KeepSteps, store.PurgeUnfinishedAsync, cancel);
        if (retention.Value.Keep is { } keep)
        {
            await PurgeAsync("events and what is as old", keep, store.PurgeAsync, cancel);
        }
    }

    private async Task TrimArchiveAsync(IRetentionStore store, CancellationToken cancel)
    {
        var (dropped, left) = await store.TrimArchiveAsync(archive.Value.MaxAge, archive.Value.MaxCount, cancel);
        meter.ArchiveCounted(left);
        if (dropped > 0)
        {
            Log.ArchiveDropped(logger, dropped, archive.Value.MaxAge, archive.Value.MaxCount);
        }
    }

    private async Task PurgeAsync(string what, TimeSpan keep, Func<TimeSpan, int, CancellationToken, Task<int>> purge, CancellationToken cancel)
    {
        int batch;
        var purged = 0;
        do
        {
            batch = await purge(keep, retention.Value.BatchSize, cancel);
            purged += batch;
        }
        while (batch >= retention.Value.BatchSize);

        if (purged > 0)
        {
            Log.Purged(logger, purged, what, keep);
        }
    }
}
