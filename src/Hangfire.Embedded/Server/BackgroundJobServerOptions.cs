using Hangfire.Common;
using Hangfire.Queues;
using Hangfire.Server;
using Hangfire.States;

namespace Hangfire;

/// <summary>Options of a server that runs jobs.</summary>
public class BackgroundJobServerOptions
{
    private const int MaxDefaultWorkerCount = 20;

    private int workerCount = Math.Min(Environment.ProcessorCount * 5, MaxDefaultWorkerCount);
    private string[] queues = [EnqueuedState.DefaultQueue];
    private TimeSpan stopTimeout = TimeSpan.Zero;
    private TimeSpan shutdownTimeout = BackgroundProcessingServer.DefaultShutdownTimeout;
    private TimeSpan schedulePollingInterval = DelayedJobScheduler.DefaultPollingDelay;
    private TimeSpan heartbeatInterval = TimeSpan.FromSeconds(30);
    private TimeSpan serverCheckInterval = TimeSpan.FromMinutes(5);
    private TimeSpan serverTimeout = TimeSpan.FromMinutes(5);
    private TimeSpan cancellationCheckInterval = TimeSpan.FromSeconds(5);
    private int maxDegreeOfParallelismForSchedulers = 1;

    /// <summary>Creates the defaults.</summary>
    public BackgroundJobServerOptions()
    {
    }

    /// <summary>First part of the server's id. Default: the name of the machine.</summary>
    public string? ServerName { get; set; }

    /// <summary>Whether the server only runs jobs and leaves schedules and housekeeping to others. Default: <see langword="false"/>.</summary>
    public bool IsLightweightServer { get; set; }

    /// <summary>Number of jobs that run at a time. Default: five per processor, at most 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int WorkerCount
    {
        get => workerCount;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            workerCount = value;
        }
    }

    /// <summary>Queues to fetch jobs from. Default: <c>default</c>.</summary>
    /// <exception cref="ArgumentException">There is none, or a name has other characters than lowercase letters, digits, underscore and dash.</exception>
    public string[] Queues
    {
        get => queues;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Length == 0) throw new ArgumentException("Expected one or more queues, got none. Name at least one queue.", nameof(value));
            foreach (var queue in value) QueueName.Validate(queue, nameof(value));

            queues = value;
        }
    }

    /// <summary>How long running jobs may go on after the stop before they are cancelled. Default: zero; infinite waits for them.</summary>
    public TimeSpan StopTimeout { get => stopTimeout; set => stopTimeout = Wait(value); }

    /// <summary>How long the server waits for cancelled jobs before it hands them back. Default: 15 seconds.</summary>
    public TimeSpan ShutdownTimeout { get => shutdownTimeout; set => shutdownTimeout = Wait(value); }

    /// <summary>How often the schedule is read. Default: 15 seconds.</summary>
    public TimeSpan SchedulePollingInterval { get => schedulePollingInterval; set => schedulePollingInterval = Interval(value); }

    /// <summary>How often the server tells the storage that it lives. Default: 30 seconds.</summary>
    public TimeSpan HeartbeatInterval { get => heartbeatInterval; set => heartbeatInterval = Interval(value); }

    /// <summary>How often the server looks for dead ones. Default: 5 minutes.</summary>
    public TimeSpan ServerCheckInterval { get => serverCheckInterval; set => serverCheckInterval = Interval(value); }

    /// <summary>After how long without a heartbeat a server counts as dead. Default: 5 minutes.</summary>
    public TimeSpan ServerTimeout { get => serverTimeout; set => serverTimeout = Interval(value); }

    /// <summary>How often the server checks whether its running jobs were taken away. Default: 5 seconds.</summary>
    public TimeSpan CancellationCheckInterval { get => cancellationCheckInterval; set => cancellationCheckInterval = Interval(value); }

    /// <summary>Finds the filters of jobs; <see langword="null"/> takes <see cref="JobFilterProviders"/>.</summary>
    public IJobFilterProvider? FilterProvider { get; set; }

    /// <summary>Creates job objects; <see langword="null"/> takes <see cref="JobActivator.Current"/>.</summary>
    public JobActivator? Activator { get; set; }

    /// <summary>Finds the time zones of recurring jobs; <see langword="null"/> asks the system.</summary>
    public ITimeZoneResolver? TimeZoneResolver { get; set; }

    /// <summary>Where asynchronous jobs start; the default scheduler starts them on the worker's thread.</summary>
    public TaskScheduler? TaskScheduler { get; set; } = TaskScheduler.Default;

    /// <summary>Prepares each worker's thread before it starts.</summary>
    public Action<Thread>? WorkerThreadConfigurationAction { get; set; }

    /// <summary>How many due jobs are enqueued at a time. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int MaxDegreeOfParallelismForSchedulers
    {
        get => maxDegreeOfParallelismForSchedulers;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            maxDegreeOfParallelismForSchedulers = value;
        }
    }

    private static TimeSpan Wait(TimeSpan value) =>
        value >= TimeSpan.Zero || value == Timeout.InfiniteTimeSpan
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"Expected zero, a positive or an infinite time, got '{value}'.");

    private static TimeSpan Interval(TimeSpan value) =>
        value > TimeSpan.Zero && value.TotalMilliseconds <= int.MaxValue
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"Expected a positive time of at most 24 days, got '{value}'.");
}
