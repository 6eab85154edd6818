using Hangfire.Common;

namespace Hangfire;

/// <summary>The filters that act on every job of this process.</summary>
public static class GlobalJobFilters
{
    /// <summary>The filters. At first: culture, automatic retries, statistics, continuations.</summary>
    public static JobFilterCollection Filters { get; } = Defaults(
        new CaptureCultureAttribute(), new AutomaticRetryAttribute(), new StatisticsHistoryAttribute(), new ContinuationsSupportAttribute());

    private static JobFilterCollection Defaults(params JobFilterAttribute[] defaults)
    {
        var filters = new JobFilterCollection();
        foreach (var filter in defaults) filters.Add(filter);
        return filters;
    }
}
