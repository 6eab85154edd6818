using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;

namespace Events.Hangfire;

/// <summary>Asks Hangfire's monitoring about a job.</summary>
internal sealed class HangfireJobMonitor(JobStorage storage) : IJobMonitor
{
    private const int Page = 500;
    private const int MostPages = 20;

    public JobReport? Find(string jobId)
    {
        var monitoring = storage.GetMonitoringApi();
        var details = DetailsOf(monitoring, jobId);
        if (details?.History is not [var state, ..])
        {
            return null;
        }

        var data = state.Data ?? new Dictionary<string, string>();
        var servers = monitoring.Servers();
        var queue = data.TryGetValue("Queue", out var named) ? named : details.Job?.Queue;
        var server = data.TryGetValue("ServerId", out var id) ? id : null;
        return new JobReport(jobId, state.StateName, Utc(state.CreatedAt), state.Reason)
        {
            Queue = queue,
            Ahead = state.StateName == "Enqueued" && queue is not null ? AheadOf(monitoring, queue, jobId) : null,
            Servers = servers.Count,
            ServersOfQueue = servers.Count(one => one.Queues.Contains(queue)),
            Due = TimeIn(data, "EnqueueAt"),
            FailedAttempts = details.History.Count(past => past.StateName == "Processing"),
            Server = server,
            ServerSeen = servers.FirstOrDefault(one => one.Name == server)?.Heartbeat is { } seen ? Utc(seen) : null,
            Parent = data.TryGetValue("ParentId", out var parent) ? parent : null,
            Error = data.TryGetValue("ExceptionMessage", out var error) ? error : null,
            Limit = LimitOf(details, state),
        };
    }

    // Storages differ in what they make of an id that is not one of theirs.
    private static JobDetailsDto? DetailsOf(IMonitoringApi monitoring, string jobId)
    {
        try
        {
            return monitoring.JobDetails(jobId);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // The parameter stays when the job has found a slot and failed; the reason of the state tells which of the two it waits for.
    private static (string Name, string Key)? LimitOf(JobDetailsDto details, StateHistoryDto state) =>
        state.StateName == ScheduledState.StateName && state.Reason?.StartsWith(NoSlotException.Opening, StringComparison.Ordinal) == true
        && details.Properties.TryGetValue(JobParameters.Limit, out var stored) && SerializationHelper.Deserialize<string[]>(stored) is [var name, var key]
            ? (name, key)
            : null;

    // Null when the job is not in its queue any more; far behind, the count of what was looked through has to do.
    private static long? AheadOf(IMonitoringApi monitoring, string queue, string jobId)
    {
        for (var page = 0; page < MostPages; page++)
        {
            var jobs = monitoring.EnqueuedJobs(queue, page * Page, Page);
            for (var place = 0; place < jobs.Count; place++)
            {
                if (jobs[place].Key == jobId)
                {
                    return (page * Page) + place;
                }
            }

            if (jobs.Count < Page)
            {
                return null;
            }
        }

        return MostPages * Page;
    }

    private static DateTimeOffset? TimeIn(IDictionary<string, string> data, string key) =>
        data.TryGetValue(key, out var text) && JobHelper.DeserializeNullableDateTime(text) is { } time ? Utc(time) : null;

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
