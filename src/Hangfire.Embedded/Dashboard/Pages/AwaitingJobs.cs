using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Dashboard.Pages;

/// <summary>Jobs that wait for their parents, from the monitoring interface where it has them.</summary>
internal static class AwaitingJobs
{
    private const string Set = "awaiting";

    public static long Count(JobStorage storage) => Monitor(storage)?.AwaitingCount() ?? ListedJobs.Count(storage, Set);

    public static IReadOnlyList<JobRow> Read(JobStorage storage, int from, int count) => Monitor(storage) is { } monitor
        ? JobRows.Of(monitor.AwaitingJobs(from, count))
        : ListedJobs.Read(storage, Set, from, count, AwaitingState.StateName);

    private static JobStorageMonitor? Monitor(JobStorage storage) =>
        storage.HasFeature(JobStorageFeatures.Monitoring.AwaitingJobs) ? storage.GetMonitoringApi() as JobStorageMonitor : null;
}
