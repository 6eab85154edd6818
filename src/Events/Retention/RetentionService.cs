using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Sweeps now and then, where there is a store.</summary>
internal sealed class RetentionService(
    RetentionSweep sweep, IOptions<RetentionOptions> options, IServiceProviderIsService registered, TimeProvider time, ILogger<RetentionService> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (registered.IsService(typeof(IRetentionStore)) && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Processes that start together shall not all look at once.
                await Task.Delay(options.Value.Interval * (0.5 + Random.Shared.NextDouble()), time, stoppingToken);
                await sweep.RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Log.RetentionFailed(logger, error);
            }
        }
    }
}
