using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Dashboard.Pages;

/// <summary>Jobs that wait for their parents, from the monitoring interface where it has them.</summary>
internal static class AwaitingJobs
{
    private const string Set = "awaiting";

    public static long Count(ListSource source) => Monitor(source)?.AwaitingCount() ?? ListedJobs.Count(source.Storage, Set);

    public static IReadOnlyList<JobRow> Read(ListSource source, int from, int count) => Monitor(source) is { } monitor
        ? JobRows.Of(monitor.AwaitingJobs(from, count))
        : ListedJobs.Read(source.Storage, Set, from, count, AwaitingState.StateName);

    private static JobStorageMonitor? Monitor(ListSource source) =>
        source.Storage.HasFeature(JobStorageFeatures.Monitoring.AwaitingJobs) ? source.Monitor as JobStorageMonitor : null;
}
