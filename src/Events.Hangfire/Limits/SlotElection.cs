using Hangfire.States;

namespace Events.Hangfire;

/// <summary>Schedules a job that found no slot, without touching its attempts.</summary>
/// <remarks>
/// A rate says when it has room. Any other slot has its holder start the job as soon as it is free, so that the time is only for a holder that dies: the first in line asks
/// when the lease ends, and the others after it one by one, so that many waiting jobs are no load.
/// </remarks>
internal sealed class SlotElection : IElectStateFilter
{
    private static readonly TimeSpan PerJobAhead = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstSpread = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WidestSpread = TimeSpan.FromSeconds(30);

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is not FailedState { Exception: NoSlotException full })
        {
            return;
        }

        context.SetJobParameter(JobParameters.Limit, new[] { full.Place.Limit.Name, full.Place.Key });
        var wait = full.RetryAfter + (full.Place.Limit.Window is null ? BehindOthers(full.Ahead) : AmongOthers(CountWait(context)));
        context.CandidateState = new ScheduledState(InWholeSeconds(DateTime.UtcNow + wait)) { Reason = full.Message };
    }

    private static int CountWait(ElectStateContext context)
    {
        var waits = (context.GetJobParameter<int?>(JobParameters.Waits) ?? 0) + 1;
        context.SetJobParameter(JobParameters.Waits, waits);
        return waits;
    }

    // Half of it is chance: those at the end of a long line are not told apart.
    private static TimeSpan BehindOthers(int ahead) => PerJobAhead * ahead * (0.5 + (Random.Shared.NextDouble() / 2));

    // The first time it is the very moment the window has room. Who came too late for it then has competition, and those spread out.
    private static TimeSpan AmongOthers(int waits)
    {
        var spread = waits == 1 ? TimeSpan.Zero : FirstSpread * Math.Pow(1.5, Math.Min(waits - 2, 16));
        return (spread < WidestSpread ? spread : WidestSpread) * Random.Shared.NextDouble();
    }

    // Hangfire drops the fraction of a second, and a job that came too early would find no slot again.
    private static DateTime InWholeSeconds(DateTime time) => new((time.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
}
