using Quartz;

namespace Engine.Benchmarks.Subjects;

/// <summary>The no-op job as Quartz.NET calls it.</summary>
public sealed class QuartzNoOpJob : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        NoOpJob.Run(context.MergedJobDataMap.GetInt("number"));
        return ValueTask.CompletedTask;
    }
}
