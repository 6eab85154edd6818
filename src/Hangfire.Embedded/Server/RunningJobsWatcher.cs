namespace Hangfire.Server;

/// <summary>Cancels running jobs that were deleted or otherwise taken away.</summary>
internal sealed class RunningJobsWatcher(RunningJobs jobs, TimeSpan checkInterval) : IBackgroundProcess
{
    public void Execute(BackgroundProcessContext context)
    {
        context.Wait(checkInterval);
        if (context.IsStopping) return;

        var watched = jobs.Watched.ToList();
        if (watched.Count == 0) return;

        using var connection = context.Storage.GetConnection();
        foreach (var job in watched) job.CheckState(connection);
    }
}
