using System.Diagnostics;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;

namespace Hangfire.Dashboard;

/// <summary>What the pages of one request share: each number is read at most once, and only when a page asks.</summary>
internal sealed class PageRequest(DashboardContext context, Func<DashboardContext, StatisticsDto> readStatistics)
{
    private readonly Lazy<StatisticsDto> statistics = new(() => readStatistics(context));
    private readonly Lazy<DateTime?> storageTime = new(() => ReadStorageTime(context.Storage));

    /// <summary>A request whose pages are to show what is stored right now.</summary>
    public PageRequest(DashboardContext context) : this(context, request => request.Storage.GetMonitoringApi().GetStatistics())
    {
    }

    public DashboardContext Context => context;

    public UrlHelper Url { get; } = new(context);

    public Stopwatch GenerationTime { get; } = Stopwatch.StartNew();

    public DateTime ApplicationUtcNow { get; } = context.Clock.GetUtcNow().UtcDateTime;

    public DateTime? StorageUtcNow => storageTime.Value;

    public StatisticsDto Statistics => statistics.Value;

    private static DateTime? ReadStorageTime(JobStorage storage)
    {
        if (!storage.HasFeature(JobStorageFeatures.Connection.GetUtcDateTime))
        {
            return null;
        }

        using var connection = storage.GetReadOnlyConnection();
        return (connection as JobStorageConnection)?.GetUtcDateTime();
    }
}
