using Hangfire.States;

namespace Events.Hangfire;

/// <summary>Schedules a job that found no slot, without touching its attempts. The longer it waits, the more seldom it asks, so that many waiting jobs are no load.</summary>
internal sealed class SlotElection : IElectStateFilter
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is not FailedState { Exception: NoSlotException full })
        {
            return;
        }

        var waits = (context.GetJobParameter<int?>(JobParameters.Waits) ?? 0) + 1;
        context.SetJobParameter(JobParameters.Waits, waits);
        context.SetJobParameter(JobParameters.Limit, new[] { full.Limit, full.Key });
        context.CandidateState = new ScheduledState(full.RetryAfter + WaitAfter(waits)) { Reason = full.Message };
    }

    // Half of it is chance: jobs that came together must not come back together.
    private static TimeSpan WaitAfter(int waits)
    {
        var longest = FirstWait * Math.Pow(1.5, Math.Min(waits - 1, 16));
        return (longest < LongestWait ? longest : LongestWait) * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
