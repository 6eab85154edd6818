using System.Diagnostics;
using Hangfire.Recurring;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>
/// Looks whether anything of the schedule or of the recurring jobs comes soon. Both schedulers of a server look at the same moments, and the
/// one that comes second takes what the first one found, so that an idle server asks once for both.
/// </summary>
internal sealed class ScheduleLook(TimeSpan interval)
{
    private static readonly string[] Sets = [ScheduledStateHandler.Schedule, RecurringJobKeys.Set];
    private static readonly TimeSpan LongestUse = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly HashSet<string> unused = [];
    private Dictionary<string, double>? lowest;
    private long lookedAt;

    private TimeSpan Freshness => interval / 10 < LongestUse ? interval / 10 : LongestUse;

    /// <summary>Whether the storage can tell that the set has nothing up to that score.</summary>
    public bool IsQuiet(IStorageConnection connection, string set, double until)
    {
        lock (gate)
        {
            if (!unused.Remove(set) || Stopwatch.GetElapsedTime(lookedAt) > Freshness)
            {
                lowest = (connection as JobStorageConnection)?.LowestScores(Sets);
                lookedAt = Stopwatch.GetTimestamp();
                unused.UnionWith(Sets);
                unused.Remove(set);
            }

            return lowest is not null && !(lowest.TryGetValue(set, out var first) && first <= until);
        }
    }

    /// <summary>The time until both look again; never longer than the interval.</summary>
    public TimeSpan UntilNextRound()
    {
        var left = interval - TimeSpan.FromTicks(Stopwatch.GetElapsedTime(started).Ticks % interval.Ticks);

        // A wait may end a moment early; that is this round still.
        return left > interval / 100 ? left : interval;
    }
}
