using Hangfire;
using Hangfire.States;

namespace Events.Hangfire;

internal sealed class HangfireJobQueue(IBackgroundJobClient client) : IJobQueue
{
    public void Create(IReadOnlyList<JobRequest> requests) => JobBatch.Create((IBackgroundJobClientV2)client, [.. requests.Select(JobOf)]);

    private static NewJob JobOf(JobRequest request) => new(
        EntityJobs.JobFor(request.ActionType, request.Argument),
        request.DueAt is { } dueAt ? new ScheduledState(dueAt.UtcDateTime) : new EnqueuedState(),
        new Dictionary<string, object> { [JobParameters.Key] = request.Id.ToString() });
}
