using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Events.Hangfire;

/// <summary>Notes with the jobs in hand that the server stops in good order, so that a job it does not wait for counts as no crash.</summary>
internal sealed class OrderlyStop(Lazy<JobStorage> storage, JobsInHand inHand, ILogger<OrderlyStop> logger) : IHostedLifecycleService
{
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        var running = inHand.Ids;
        try
        {
            using var connection = running.Count == 0 ? null : storage.Value.GetConnection();
            foreach (var jobId in running)
            {
                connection?.SetJobParameter(jobId, JobParameters.Interrupted, "true");
            }
        }
        catch (Exception error)
        {
            Log.StopNotNoted(logger, error); // at worst the stop counts as a crash
        }

        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
