using Hangfire.States;

namespace Hangfire.Dashboard.Pages;

/// <summary>Jobs that failed and wait for another attempt.</summary>
internal static class RetryJobs
{
    private const string Set = "retries";

    public static long Count(JobStorage storage) => ListedJobs.Count(storage, Set);

    public static IReadOnlyList<JobRow> Read(JobStorage storage, int from, int count) =>
        ListedJobs.Read(storage, Set, from, count, ScheduledState.StateName);
}
