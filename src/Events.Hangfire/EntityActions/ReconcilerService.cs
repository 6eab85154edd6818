using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Events.Hangfire;

/// <summary>Runs the reconciler as long as the application runs.</summary>
/// <remarks>It is made only then: what is wrong with the declarations is for the start-up checks to say.</remarks>
internal sealed class ReconcilerService(
    Lazy<EntityReconciler> reconciler, Lazy<DomainApps> apps, IOptions<EventsOptions> options, TimeProvider time, ILogger<ReconcilerService> logger) : BackgroundService
{
    /// <summary>How many looks at the list there are to one comparison of everything.</summary>
    private const int LooksPerComparison = 60;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var look = 0; apps.Value.Actions.Count > 0 && !stoppingToken.IsCancellationRequested; look++)
        {
            await LookAsync(isComparison: look % LooksPerComparison == 0, stoppingToken);
            await Task.Delay(options.Value.ReconcileInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(bool isComparison, CancellationToken cancel)
    {
        try
        {
            await Task.Yield();
            await reconciler.Value.RecordListedAsync(cancel);
            reconciler.Value.HandOutUnloaded();
            if (isComparison)
            {
                await reconciler.Value.CompareAllAsync(cancel);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            Log.ReconcilerFailed(logger, error);
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }
}
