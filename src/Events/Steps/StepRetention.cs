using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Forgets steps nobody will ask for again.</summary>
internal sealed class StepRetention(IEnumerable<IStepStore> stores, IOptions<EventsOptions> options, TimeProvider time, ILogger<StepRetention> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Forgets once an hour until it is cancelled; an error is logged and tried again then.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (stores.Any() && await timer.WaitForNextTickAsync(cancel))
        {
            try
            {
                await ForgetAsync(cancel);
            }
            catch (Exception error) when (!cancel.IsCancellationRequested)
            {
                Log.StepsNotForgotten(logger, error);
            }
        }
    }

    public async Task ForgetAsync(CancellationToken cancel)
    {
        foreach (var store in stores)
        {
            var count = await store.ForgetAsync(options.Value.StepRetention, cancel);
            Log.StepsForgotten(logger, count);
        }
    }
}
