using System.Globalization;
using Hangfire.Server;
using Microsoft.Extensions.Options;

namespace Events.Hangfire;

/// <summary>Describes the job Hangfire is about to run in this library's words.</summary>
internal sealed class RunningJobs(EventRegistry registry, IOptions<EventsOptions> options, JobSteps steps, TimeProvider time)
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
            Progress = new JobProgress((percent, text) => context.SetJobParameter(JobParameters.Progress, ProgressBlock.ToStore(percent, text)), time),
            Steps = steps,
        };
    }

    private static string KeyOf(PerformContext context, int series)
    {
        var key = context.GetJobParameter<string?>(JobParameters.Key, allowStale: true) ?? KeyOf(context.BackgroundJob.Id, context.BackgroundJob.CreatedAt);
        return series == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}#{series}");
    }

    // Job ids start over when somebody recreates Hangfire's tables; together with the time of creation they do not.
    private static string KeyOf(string jobId, DateTime createdAt)
    {
        var microseconds = (createdAt.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return string.Create(CultureInfo.InvariantCulture, $"{jobId}@{microseconds}");
    }

    // What was set before the job was fetched is in the snapshot; reading it costs no round trip.
    private static int? NumberIn(PerformContext context, string parameter) => context.GetJobParameter<int?>(parameter, allowStale: true);

    private RetryPolicy PolicyOf(global::Hangfire.Common.Job job)
    {
        if (HandlerDelivery.HandlerOf(job) is var (eventName, handler))
        {
            return registry.HandlersOf(eventName).FirstOrDefault(one => one.Handler == handler)?.Retry ?? standard;
        }

        return typeof(IEntityAction).IsAssignableFrom(job.Type) ? EntityActionDescriptor.Of(job.Type).Retry ?? standard : standard;
    }
}
