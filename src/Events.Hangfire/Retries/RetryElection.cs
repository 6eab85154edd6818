using System.Globalization;
using Hangfire.States;

namespace Events.Hangfire;

/// <summary>Schedules the attempt the job's body asked for, and starts a new series when somebody requeues a job that had failed for good.</summary>
internal sealed class RetryElection : IElectStateFilter
{
    /// <summary>Before Hangfire's own retries (20), which see only what this filter leaves failed.</summary>
    public const int Order = 10;

    public void OnStateElection(ElectStateContext context)
    {
        var job = context.BackgroundJob.Job;
        if (context.CandidateState is FailedState failed)
        {
            if (OwnRetries.AppliesTo(job) && RetryVerdict.Find(failed.Exception) is { Decision.Retry: true } verdict)
            {
                ScheduleNextAttempt(context, failed.Exception, verdict);
            }
        }
        else if (context.CandidateState is EnqueuedState or ScheduledState && (OwnRetries.AppliesTo(job) || EntityJobs.IsAny(job)) && HadFailedForGood(context))
        {
            StartNewSeries(context);
        }
    }

    private static void ScheduleNextAttempt(ElectStateContext context, Exception error, RetryVerdictOf verdict)
    {
        context.SetJobParameter(JobParameters.Attempt, verdict.Attempt + 1);
        var reason = string.Create(CultureInfo.InvariantCulture, $"Attempt {verdict.Attempt} of {verdict.MaxAttempts} failed: {Short(error.Message)}");
        context.CandidateState = verdict.Decision.Delay > TimeSpan.Zero
            ? new ScheduledState(verdict.Decision.Delay) { Reason = reason }
            : new EnqueuedState { Reason = reason };
    }

    // A job whose class a server did not find was never run: it goes on where it was.
    private static bool HadFailedForGood(ElectStateContext context) =>
        (context.CurrentState == FailedState.StateName && !UnloadedJobs.IsOne(context.Connection.GetStateData(context.BackgroundJob.Id)))
        || (context.CurrentState == DeletedState.StateName && context.GetJobParameter<bool>(JobParameters.Exhausted));

    // A failure that is not recorded yet is none: the series goes on, and its outcome is recorded once. A chunk has one series: once it was split, its entities
    // have jobs of their own, and to act on them here as well would be once too often.
    private static void StartNewSeries(ElectStateContext context)
    {
        if (!EntityJobs.IsChunk(context.BackgroundJob.Job) && !UnrecordedFailures.Contains(context.Connection, context.BackgroundJob.Id))
        {
            context.SetJobParameter(JobParameters.Series, (context.GetJobParameter<int?>(JobParameters.Series) ?? 1) + 1);
        }

        context.SetJobParameter(JobParameters.Attempt, 1);
        if (EntityJobs.IsAny(context.BackgroundJob.Job))
        {
            context.SetJobParameter(JobParameters.Crashes, 0);
            context.SetJobParameter(JobParameters.Exhausted, false);
        }

        if (!OwnRetries.AppliesTo(context.BackgroundJob.Job))
        {
            context.SetJobParameter(JobParameters.RetryCount, 0); // Hangfire counts on where it stopped
        }
    }

    private static string Short(string message) => message.Length <= 80 ? message : string.Concat(message.AsSpan(0, 80), "…");
}
