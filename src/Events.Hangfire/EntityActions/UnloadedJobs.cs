using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;
using Microsoft.Extensions.Logging;

namespace Events.Hangfire;

/// <summary>
/// Hands out again what a server failed that does not know the action, as one of the version before does during a rolling upgrade. Hangfire fails such a job past all
/// filters; it never ran, so that is no outcome, and this process can run it.
/// </summary>
internal sealed class UnloadedJobs(IBackgroundJobClient client, ILogger<UnloadedJobs> logger)
{
    /// <summary>Whether a server failed the job because it could not find its class or method.</summary>
    public static bool IsOne(FailedJobDto? failed) => failed?.ExceptionType == typeof(JobLoadException).FullName;

    /// <summary>The same, asked of the state the job is in.</summary>
    public static bool IsOne(StateData? state) => state?.Name == FailedState.StateName
        && state.Data is { } data && data.TryGetValue("ExceptionType", out var type) && type == typeof(JobLoadException).FullName;

    /// <summary>Enqueues those of the failed jobs that are ours, were never run for want of their class, and can be run here.</summary>
    public void HandOutAgain(JobList<FailedJobDto> failed)
    {
        foreach (var (jobId, job) in failed)
        {
            if (IsOne(job) && IsOurs(job.Job) && client.ChangeState(jobId, new EnqueuedState(job.Job.Queue ?? EnqueuedState.DefaultQueue), FailedState.StateName))
            {
                Log.UnloadedJobHandedOut(logger, EntityJobs.NameOf(job.Job) ?? $"{job.Job}", jobId);
            }
        }
    }

    private static bool IsOurs(Job? job) => job is not null && (EntityJobs.IsAny(job) || DeliveryJobs.IsOne(job));
}
