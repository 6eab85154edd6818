using Hangfire;
using Hangfire.States;

namespace Events.Hangfire;

/// <summary>Has the last word on the jobs of entity actions: what the body called final stays final, and a job that keeps killing its process is not run again.</summary>
internal sealed class FinalElection : IElectStateFilter
{
    /// <summary>After Hangfire's own retries (20), before its continuations (1000).</summary>
    public const int Order = 900;

    /// <summary>Where the apply filters find the exception of a job that was deleted because its attempts were used up.</summary>
    public const string ExhaustedBy = "Events.ExhaustedBy";

    /// <summary>How often a process may die while a job runs.</summary>
    public const int MaxCrashes = 3;

    public void OnStateElection(ElectStateContext context)
    {
        if (!EntityJobs.IsAny(context.BackgroundJob.Job))
        {
            return;
        }

        if (context.CandidateState is ProcessingState && context.CurrentState == ProcessingState.StateName)
        {
            CountCrash(context);
        }
        else if (context.TraversedStates.OfType<FailedState>().LastOrDefault() is { } failed)
        {
            KeepFinal(context, failed);
        }
    }

    // A job that is still marked as running when it is handed out had no chance to end: its process died, or stopped without waiting for it.
    private static void CountCrash(ElectStateContext context)
    {
        if (context.GetJobParameter<bool>(JobParameters.Interrupted))
        {
            context.SetJobParameter(JobParameters.Interrupted, false);
            return;
        }

        var crashes = (context.GetJobParameter<int?>(JobParameters.Crashes) ?? 0) + 1;
        context.SetJobParameter(JobParameters.Crashes, crashes);
        if (crashes >= MaxCrashes)
        {
            context.CandidateState = new FailedState(new CrashLoopException(crashes));
            ReconcilerMeter.Quarantined.Add(1);
        }
    }

    // [AutomaticRetry] does not know of errors that cannot heal.
    private static void KeepFinal(ElectStateContext context, FailedState failed)
    {
        if (context.CandidateState is EnqueuedState or ScheduledState && RetryVerdict.Find(failed.Exception) is { Decision.Retry: false })
        {
            context.CandidateState = AutomaticRetries.DeclaredOn(context.BackgroundJob.Job) is { OnAttemptsExceeded: AttemptsExceededAction.Delete }
                ? new DeletedState { Reason = "The failure is final: another attempt would end the same way." }
                : failed;
        }

        if (context.CandidateState is DeletedState)
        {
            context.SetJobParameter(JobParameters.Exhausted, true);
            context.CustomData[ExhaustedBy] = failed.Exception;
        }
    }
}
