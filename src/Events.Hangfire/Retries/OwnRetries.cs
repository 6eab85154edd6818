using Hangfire;
using Hangfire.Common;

namespace Events.Hangfire;

/// <summary>Keeps Hangfire's global retries away from jobs whose retries the library decides, and from no others.</summary>
internal sealed class OwnRetries : IJobFilterProvider
{
    private static readonly JobFilter[] NoAutomaticRetry =
        [new(new AutomaticRetryAttribute { Attempts = 0 }, JobFilterScope.Method, null)];

    public static bool AppliesTo(Job? job) => job is not null
        && (EntityJobs.IsAny(job) || DeliveryJobs.IsOne(job))
        && AutomaticRetries.DeclaredOn(job) is null;

    public IEnumerable<JobFilter> GetFilters(Job? job) => AppliesTo(job) ? NoAutomaticRetry : [];
}
