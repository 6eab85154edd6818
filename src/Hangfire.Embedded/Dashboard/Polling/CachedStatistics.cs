using System.Runtime.CompilerServices;
using Hangfire.Storage.Monitoring;

namespace Hangfire.Dashboard.Polling;

/// <summary>
/// The numbers that open pages ask for again and again. All pages of a process share what one of them had read, as long as that is younger
/// than a quarter of the polling interval.
/// </summary>
internal sealed class CachedStatistics
{
    private const int ReadsPerInterval = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly ConditionalWeakTable<JobStorage, CachedStatistics> ByStorage = [];

    private readonly Lock reading = new();
    private Reading? last;

    public static StatisticsDto Read(DashboardContext context) => ByStorage.GetOrCreateValue(context.Storage).ReadOrReuse(context);

    // Whoever comes while one reads waits for it here: in front of the lock, not in front of the database.
    private StatisticsDto ReadOrReuse(DashboardContext context)
    {
        lock (reading)
        {
            if (last is not { } reusable || context.Clock.GetElapsedTime(reusable.At) >= Lifetime(context.Options))
            {
                var statistics = context.Storage.GetMonitoringApi().GetStatistics();
                last = reusable = new Reading(statistics, context.Clock.GetTimestamp());
            }

            return reusable.Statistics;
        }
    }

    private static TimeSpan Lifetime(DashboardOptions options)
    {
        var share = TimeSpan.FromMilliseconds((double)options.StatsPollingInterval / ReadsPerInterval);
        return share <= TimeSpan.Zero || share > Longest ? Longest : share;
    }

    private sealed record Reading(StatisticsDto Statistics, long At);
}
