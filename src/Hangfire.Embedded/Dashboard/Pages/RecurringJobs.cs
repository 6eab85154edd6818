using Hangfire.Storage;

namespace Hangfire.Dashboard.Pages;

/// <summary>Reads recurring jobs, page by page where the storage can.</summary>
internal static class RecurringJobs
{
    public static long Count(IStorageConnection connection) => connection is JobStorageConnection paged
        ? paged.GetRecurringJobCount()
        : connection.GetRecurringJobs().Count;

    public static IEnumerable<RecurringJobDto> Page(IStorageConnection connection, Pager pager) => connection is JobStorageConnection paged
        ? paged.GetRecurringJobs(pager.FromRecord, pager.FromRecord + pager.RecordsPerPage - 1)
        : connection.GetRecurringJobs().Skip(pager.FromRecord).Take(pager.RecordsPerPage);
}
