using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Warns, once the servers of this process have announced themselves, of a pool of connections that is too small for their workers.</summary>
/// <remarks>The jobs run all the same: they wait for each other's connections.</remarks>
internal sealed class PoolCheck(IEnumerable<IConnectionPool> pools, IEnumerable<IWorkforce> workforces, TimeProvider time, ILogger<PoolCheck> logger) : BackgroundService
{
    /// <summary>One for the work of an attempt and one for the engine's part of it.</summary>
    private const int PerWorker = 2;

    /// <summary>Relay, listener, notifier, reconciler, retention, and what starts the jobs that wait for slots.</summary>
    private const int Besides = 5 + SlotCalls.AtOnce;

    private const int Looks = 6;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (pools.FirstOrDefault() is not { } pool || workforces.FirstOrDefault() is not { } workforce)
        {
            return;
        }

        for (var look = 0; look < Looks; look++)
        {
            await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, look)), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested || HasCompared(pool, workforce))
            {
                return;
            }
        }
    }

    // The database may be away when the application starts; that is for others to say.
    private bool HasCompared(IConnectionPool pool, IWorkforce workforce)
    {
        try
        {
            if (workforce.Count() is not { } workers)
            {
                return false;
            }

            var needed = (PerWorker * workers) + Besides;
            if (pool.Size is { } size && size < needed)
            {
                Log.SmallPool(logger, size, workers, needed, PerWorker, Besides);
            }

            return true;
        }
        catch (Exception error)
        {
            Log.WorkersUnknown(logger, error);
            return false;
        }
    }
}
