using Hangfire.Client;
using Hangfire.Common;
using Hangfire.States;

namespace Hangfire.Server;

/// <summary>The processes a server of jobs is made of.</summary>
internal sealed class JobServerProcesses
{
    private readonly BackgroundJobServerOptions options;
    private readonly IBackgroundJobFactory factory;
    private readonly IBackgroundJobPerformer performer;
    private readonly IBackgroundJobStateChanger stateChanger;

    public JobServerProcesses(
        BackgroundJobServerOptions options,
        IJobFilterProvider? filterProvider,
        JobActivator? activator,
        IBackgroundJobFactory? factory,
        IBackgroundJobPerformer? performer,
        IBackgroundJobStateChanger? stateChanger)
    {
        var filters = filterProvider ?? options.FilterProvider ?? JobFilterProviders.Providers;
        var usedActivator = activator ?? options.Activator ?? JobActivator.Current;

        this.options = options;
        this.factory = factory ?? new BackgroundJobFactory(filters);
        this.performer = performer ?? new BackgroundJobPerformer(filters, usedActivator, options.TaskScheduler);
        this.stateChanger = stateChanger ?? new BackgroundJobStateChanger(filters);
    }

    public IEnumerable<IBackgroundProcessDispatcherBuilder> With(IEnumerable<IBackgroundProcess> additional)
    {
        var schedulers = options.IsLightweightServer ? [] : Schedulers();
        return Workers().Concat(schedulers.Concat(additional).Select(process => process.UseBackgroundPool()));
    }

    private IEnumerable<IBackgroundProcessDispatcherBuilder> Workers()
    {
        var running = new RunningJobs();
        var worker = new Worker(options.Queues, performer, stateChanger, running);
        yield return worker.UseBackgroundPool(options.WorkerCount, options.WorkerThreadConfigurationAction);
        yield return new RunningJobsWatcher(running, options.CancellationCheckInterval).UseBackgroundPool();
    }

    private IEnumerable<IBackgroundProcess> Schedulers()
    {
        var look = new ScheduleLook(options.SchedulePollingInterval);
        yield return new DelayedJobScheduler(look, stateChanger)
        {
            MaxDegreeOfParallelism = options.MaxDegreeOfParallelismForSchedulers,
        };
        yield return new RecurringJobScheduler(
            factory, options.SchedulePollingInterval, look, options.TimeZoneResolver ?? new DefaultTimeZoneResolver())
        {
            MaxDegreeOfParallelism = options.MaxDegreeOfParallelismForSchedulers,
        };
    }
}
