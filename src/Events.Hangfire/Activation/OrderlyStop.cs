using Hangfire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Events.Hangfire;

/// <summary>Notes with the jobs in hand that the server stops in good order, so that a job it does not wait for counts as no crash, and names those.</summary>
internal sealed class OrderlyStop(Lazy<JobStorage> storage, JobsInHand inHand, ILogger<OrderlyStop> logger) : IHostedLifecycleService
{
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        var running = inHand.Jobs;
        try
        {
            using var connection = running.Count == 0 ? null : storage.Value.GetConnection();
            foreach (var job in running)
            {
                connection?.SetJobParameter(job.Id, JobParameters.Interrupted, "true");
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

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        foreach (var job in inHand.Jobs)
        {
            Log.StillRunning(logger, EntityJobs.NameOf(job.Job) ?? $"{job.Job}", job.Id);
        }

        return Task.CompletedTask;
    }
}
