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
internal sealed class UnloadedJobs(IBackgroundJobClient client, JobStorage storage, ILogger<UnloadedJobs> logger)
{
    /// <summary>At one look a minute it is a day; where no server has come to know the job by then, it has failed.</summary>
    private const int MostTimes = 1440;

    /// <summary>Whether a server failed the job because it could not find its class or method.</summary>
    public static bool IsOne(FailedJobDto? failed) => failed?.ExceptionType == typeof(JobLoadException).FullName;

    /// <summary>The same, asked of the state the job is in.</summary>
    public static bool IsOne(StateData? state) => state?.Name == FailedState.StateName
        && state.Data is { } data && data.TryGetValue("ExceptionType", out var type) && type == typeof(JobLoadException).FullName;

    /// <summary>Enqueues those of the failed jobs that are ours, were never run for want of their class, and can be run here.</summary>
    public void HandOutAgain(JobList<FailedJobDto> failed)
    {
        var unloaded = failed.FindAll(one => IsOne(one.Value) && IsOurs(one.Value.Job));
        using var connection = unloaded.Count > 0 ? storage.GetConnection() : null;
        foreach (var (jobId, job) in unloaded)
        {
            if (CountTime(connection!, jobId) <= MostTimes && client.ChangeState(jobId, new EnqueuedState(job.Job.Queue ?? EnqueuedState.DefaultQueue), FailedState.StateName))
            {
                Log.UnloadedJobHandedOut(logger, EntityJobs.NameOf(job.Job) ?? $"{job.Job}", jobId);
            }
        }
    }

    /// <summary>Whether it was handed out so often in vain that it has failed.</summary>
    public bool IsGivenUp(string jobId)
    {
        using var connection = storage.GetConnection();
        return TimesOf(connection, jobId) > MostTimes;
    }

    private static int CountTime(IStorageConnection connection, string jobId)
    {
        var times = TimesOf(connection, jobId) + 1;
        connection.SetJobParameter(jobId, JobParameters.Unloaded, SerializationHelper.Serialize(times));
        return times;
    }

    private static int TimesOf(IStorageConnection connection, string jobId) =>
        SerializationHelper.Deserialize<int?>(connection.GetJobParameter(jobId, JobParameters.Unloaded)) ?? 0;

    private static bool IsOurs(Job? job) => job is not null && (EntityJobs.IsAny(job) || DeliveryJobs.IsOne(job));
}
