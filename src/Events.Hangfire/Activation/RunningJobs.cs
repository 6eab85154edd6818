using Hangfire.Common;
using Hangfire.Server;
using Microsoft.Extensions.Options;

namespace Events.Hangfire;

/// <summary>Describes the job Hangfire is about to run in this library's words.</summary>
/// <remarks>Hangfire asks for its activator before the start-up checks have run, so the declarations are read with the first job.</remarks>
internal sealed class RunningJobs(Lazy<DomainApps> apps, IOptions<EventsOptions> options, JobSteps steps, TimeProvider time)
{
    private readonly RetryPolicy standard = options.Value.Retry;

    public JobContext Describe(PerformContext context)
    {
        var job = context.BackgroundJob;
        var series = NumberIn(context, JobParameters.Series) ?? 1;
        var (policy, attempt) = AutomaticRetries.DeclaredOn(job.Job) is { } declared
            ? (AutomaticRetries.PolicyOf(declared), (NumberIn(context, JobParameters.RetryCount) ?? 0) + 1)
            : (PolicyOf(job.Job), NumberIn(context, JobParameters.Attempt) ?? 1);
        return new JobContext(job.Id, KeyOf(context, series), attempt, policy, context.CancellationToken.ShutdownToken)
        {
            Series = series,
            Deadline = EntityJobs.IsOne(job.Job) && EntityActionDescriptor.Of(job.Job.Type).Timeout is { } limit ? time.GetUtcNow() + limit : null,
            Progress = new JobProgress((percent, text) => context.SetJobParameter(JobParameters.Progress, ProgressBlock.ToStore(percent, text)), time),
            Steps = steps,
        };
    }

    public RetryPolicy PolicyOf(Job job)
    {
        if (DeliveryJobs.HandlerOf(job) is var (eventName, handler))
        {
            return apps.Value.Registry.HandlersOf(eventName).FirstOrDefault(one => one.Handler == handler) is { } subscription
                ? RetryDeclaration.Of(subscription.HandlerType).Narrow(subscription.Retry ?? standard)
                : standard;
        }

        return EntityJobs.IsAny(job) ? RetryDeclaration.Of(job.Type).Over(standard) : standard;
    }

    private static string KeyOf(PerformContext context, int series) => JobKeys.Of(
        context.BackgroundJob.Id, context.BackgroundJob.CreatedAt, context.GetJobParameter<string?>(JobParameters.Key, allowStale: true), series);

    // What was set before the job was fetched is in the snapshot; reading it costs no round trip.
    private static int? NumberIn(PerformContext context, string parameter) => context.GetJobParameter<int?>(parameter, allowStale: true);
}
