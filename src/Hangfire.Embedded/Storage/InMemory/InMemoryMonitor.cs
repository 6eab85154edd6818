#nullable disable warnings // The contracts of monitoring are oblivious to null.
using System.Globalization;
using Hangfire.Common;
using Hangfire.InMemory.Entries;
using Hangfire.States;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;
using Hangfire.Storage.Search;

namespace Hangfire.InMemory;

/// <summary>Reads the state for people; graphs, pages and the search are in the other parts.</summary>
internal sealed partial class InMemoryMonitor(MemoryDispatcher dispatcher) : JobStorageMonitor, IJobFinder
{
    private const int FirstJobs = 5;

    public override IList<QueueWithTopEnqueuedJobsDto> Queues() =>
        [.. dispatcher.Read(state => state.Queues.HoldingJobs.Select(queue => (queue.Name, queue.Waiting.Count, Fetched: queue.Fetched.Count)).ToList())
            .Select(queue => new QueueWithTopEnqueuedJobsDto
            {
                Name = queue.Name,
                Length = queue.Count,
                Fetched = queue.Fetched,
                FirstJobs = EnqueuedJobs(queue.Name, 0, FirstJobs),
            })];

    public override IList<ServerDto> Servers() => dispatcher.Read(state => state.Servers.Values.Select(server => new ServerDto
    {
        Name = server.Id,
        WorkersCount = server.WorkerCount,
        Queues = [.. server.Queues],
        StartedAt = server.StartedAt,
        Heartbeat = server.HeartbeatAt,
    }).ToList());

    public override JobDetailsDto JobDetails(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        var found = dispatcher.Read(state => state.Jobs.Find(jobId) is { } entry
            ? (Job: JobSnapshot.Of(entry), History: entry.History.ToArray(), ExpireAt: state.Clock.ToInstant(entry.ExpiresAt))
            : default);
        if (found.Job is null) return null;

        var (job, error) = found.Job.Load();
        return new JobDetailsDto
        {
            Job = job,
            LoadException = error,
            InvocationData = found.Job.CopyInvocation(),
            CreatedAt = found.Job.CreatedAt,
            ExpireAt = found.ExpireAt,
            Properties = new Dictionary<string, string>(found.Job.Parameters),
            History = [.. found.History.Reverse().Select(ToHistory)],
        };
    }

    public override StatisticsDto GetStatistics() => dispatcher.Read(state => new StatisticsDto
    {
        Servers = state.Servers.Count,
        Queues = state.Queues.HoldingJobs.Count(),
        Enqueued = state.Jobs.InState(EnqueuedState.StateName).Count,
        Scheduled = state.Jobs.InState(ScheduledState.StateName).Count,
        Processing = state.Jobs.InState(ProcessingState.StateName).Count,
        Failed = state.Jobs.InState(FailedState.StateName).Count,
        Awaiting = state.Jobs.InState(AwaitingState.StateName).Count,
        Succeeded = state.Counters.Find("stats:succeeded")?.Value ?? 0,
        Deleted = state.Counters.Find("stats:deleted")?.Value ?? 0,
        Recurring = state.Sets.Find("recurring-jobs")?.Count ?? 0,
        Retries = state.Sets.Find("retries")?.Count ?? 0,
    });

    public override JobList<EnqueuedJobDto> EnqueuedJobs(string queue, int from, int perPage) =>
        InQueue(queue, entry => entry.Waiting, from, perPage, (_, found) => new EnqueuedJobDto
        {
            State = found.State?.Name,
            EnqueuedAt = IsIn(found, EnqueuedState.StateName) ? Instant(found, "EnqueuedAt") : null,
            InEnqueuedState = IsIn(found, EnqueuedState.StateName),
            StateData = found.State?.CopyData(),
        });

    public override JobList<FetchedJobDto> FetchedJobs(string queue, int from, int perPage) =>
        InQueue(queue, entry => entry.Fetched, from, perPage, (fetchedAt, found) => new FetchedJobDto
        {
            State = found.State?.Name,
            FetchedAt = fetchedAt,
        });

    public override JobList<ProcessingJobDto> ProcessingJobs(int from, int count) =>
        InState(ProcessingState.StateName, from, count, found => new ProcessingJobDto
        {
            ServerId = Text(found, "ServerId") ?? Text(found, "ServerName"),
            StartedAt = Instant(found, "StartedAt"),
            StateData = found.State.CopyData(),
        });

    public override JobList<ScheduledJobDto> ScheduledJobs(int from, int count) =>
        InState(ScheduledState.StateName, from, count, found => new ScheduledJobDto
        {
            EnqueueAt = Instant(found, "EnqueueAt"),
            ScheduledAt = Instant(found, "ScheduledAt"),
            StateData = found.State.CopyData(),
        });

    public override JobList<SucceededJobDto> SucceededJobs(int from, int count) =>
        InStateNewestFirst(SucceededState.StateName, from, count, found => new SucceededJobDto
        {
            Result = Text(found, "Result"),
            TotalDuration = Number(found, "PerformanceDuration") + Number(found, "Latency"),
            SucceededAt = Instant(found, "SucceededAt"),
            StateData = found.State.CopyData(),
        });

    public override JobList<FailedJobDto> FailedJobs(int from, int count) =>
        InStateNewestFirst(FailedState.StateName, from, count, found => new FailedJobDto
        {
            Reason = found.State.Reason,
            FailedAt = Instant(found, "FailedAt"),
            ExceptionType = Text(found, "ExceptionType"),
            ExceptionMessage = Text(found, "ExceptionMessage"),
            ExceptionDetails = Text(found, "ExceptionDetails"),
            StateData = found.State.CopyData(),
        });

    public override JobList<DeletedJobDto> DeletedJobs(int from, int count) =>
        InStateNewestFirst(DeletedState.StateName, from, count, found => new DeletedJobDto
        {
            DeletedAt = Instant(found, "DeletedAt"),
            StateData = found.State.CopyData(),
        });

    public override JobList<AwaitingJobDto> AwaitingJobs(int from, int count) =>
        InStateNewestFirst(AwaitingState.StateName, from, count, found => new AwaitingJobDto
        {
            AwaitingAt = found.State.CreatedAt,
            ParentStateName = ParentState(found),
            StateData = found.State.CopyData(),
        });

    public override long ScheduledCount() => CountInState(ScheduledState.StateName);

    public override long EnqueuedCount(string queue) => ReadQueue(queue, entry => entry.Waiting.Count);

    public override long FetchedCount(string queue) => ReadQueue(queue, entry => entry.Fetched.Count);

    public override long FailedCount() => CountInState(FailedState.StateName);

    public override long ProcessingCount() => CountInState(ProcessingState.StateName);

    public override long SucceededListCount() => CountInState(SucceededState.StateName);

    public override long DeletedListCount() => CountInState(DeletedState.StateName);

    public override long AwaitingCount() => CountInState(AwaitingState.StateName);

    private static StateHistoryDto ToHistory(StateEntry state) =>
        new() { StateName = state.Name, Reason = state.Reason, CreatedAt = state.CreatedAt, Data = state.CopyData() };

    private static bool IsIn(JobSnapshot found, string stateName) =>
        string.Equals(found.State?.Name, stateName, StringComparison.OrdinalIgnoreCase);

    private static string Text(JobSnapshot found, string name) => found.State.Data.GetValueOrDefault(name);

    private static long? Number(JobSnapshot found, string name) =>
        long.TryParse(Text(found, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTime Instant(JobSnapshot found, string name) =>
        JobHelper.DeserializeNullableDateTime(Text(found, name)) ?? found.State.CreatedAt;

    private string ParentState(JobSnapshot found) =>
        Text(found, "ParentId") is { } parentId ? dispatcher.Read(state => state.Jobs.Find(parentId)?.State?.Name) : null;

    private long CountInState(string stateName) => dispatcher.Read(state => state.Jobs.InState(stateName).Count);

    private long ReadQueue(string queue, Func<QueueEntry, long> read)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return dispatcher.Read(state => state.Queues.Find(queue) is { } entry ? read(entry) : 0);
    }
}
