using System.Diagnostics;
using Hangfire.States;

namespace Hangfire.Server;

/// <summary>Runs a job once and turns what came of it into a state.</summary>
internal static class JobAttempt
{
    public static IState Run(IBackgroundJobPerformer performer, PerformContext context)
    {
        try
        {
            var latency = Math.Max(0, (long)(DateTime.UtcNow - context.BackgroundJob.CreatedAt).TotalMilliseconds);
            var started = Stopwatch.GetTimestamp();
            var result = performer.Perform(context);

            return new SucceededState(result, latency, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (JobPerformanceException failure)
        {
            return new FailedState(failure.InnerException!, context.ServerId) { Reason = failure.Message };
        }
        catch (Exception error) when (error is not OperationCanceledException || !context.CancellationToken.ShutdownToken.IsCancellationRequested)
        {
            return new FailedState(error, context.ServerId) { Reason = "An exception occurred during processing of a background job." };
        }
    }
}
