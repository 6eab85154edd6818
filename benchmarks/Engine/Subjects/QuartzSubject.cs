using System.Diagnostics;
using Quartz;

namespace Engine.Benchmarks.Subjects;

/// <summary>Quartz.NET on the same server: its PostgreSQL store with its own defaults, one trigger per run of a durable no-op job.</summary>
internal sealed class QuartzSubject(string connectionString)
{
    public async Task<double> DrainAsync(int jobs, int workers = 20)
    {
        var scheduler = await QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.UseDefaultThreadPool(workers);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(Npgsql.NpgsqlFactory.Instance, connectionString);
                store.ProvisionSchema();
            });
        }).BuildScheduler();
        await FillAsync(scheduler, jobs);
        var rate = await RunAsync(scheduler, jobs);
        await scheduler.Shutdown(true);
        return rate;
    }

    private static async Task FillAsync(IScheduler scheduler, int jobs)
    {
        var job = JobBuilder.Create<QuartzNoOpJob>().WithIdentity($"no-op-{Guid.NewGuid():n}").StoreDurably().Build();
        var triggers = Enumerable.Range(0, jobs)
            .Select(number => TriggerBuilder.Create().WithIdentity($"{job.Key.Name}-{number}").ForJob(job)
                .UsingJobData("number", number).StartNow().Build())
            .ToList();
        await scheduler.ScheduleJobs(new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>> { [job] = triggers });
    }

    private static async Task<double> RunAsync(IScheduler scheduler, int jobs)
    {
        var ran = NoOpJob.RunsReach(jobs);
        var started = Stopwatch.GetTimestamp();
        await scheduler.Start();
        await ran;
        return jobs / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
