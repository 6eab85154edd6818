using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.Dashboard.Pages;

/// <summary>Jobs that a set of the storage lists, for lists the monitoring interface does not have.</summary>
internal static class ListedJobs
{
    public static long Count(JobStorage storage, string set)
    {
        using var connection = storage.GetReadOnlyConnection();
        return connection is JobStorageConnection known ? known.GetSetCount(set) : connection.GetAllItemsFromSet(set).Count;
    }

    public static IReadOnlyList<JobRow> Read(JobStorage storage, string set, int from, int count, string state)
    {
        using var connection = storage.GetReadOnlyConnection();
        var ids = connection is JobStorageConnection known
            ? known.GetRangeFromSet(set, from, from + count - 1)
            : connection.GetAllItemsFromSet(set).Order(StringComparer.Ordinal).Skip(from).Take(count);

        return [.. ids.Select(id => Row(connection, id, state))];
    }

    private static JobRow Row(IStorageConnection connection, string id, string state)
    {
        if (connection.GetJobData(id) is not { } job)
        {
            return JobRow.Expired(id);
        }

        var current = connection.GetStateData(id);
        return new JobRow(id, job.Job, job.InvocationData)
        {
            IsInState = current?.Name == state,
            State = current?.Name,
            Reason = current?.Reason,
            Data = current?.Data,
            Since = job.CreatedAt,
            Due = JobHelper.DeserializeNullableDateTime(StateBlocks.Text(current?.Data, "EnqueueAt")),
        };
    }
}
