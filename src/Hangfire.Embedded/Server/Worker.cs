using Hangfire.States;

namespace Hangfire.Server;

/// <summary>Fetches jobs from queues and runs them, one at a time per thread.</summary>
public class Worker : IBackgroundProcess
{
    /// <summary>Prefix of the feature by which storages told that a claim can end within a transaction.</summary>
    public static readonly string TransactionalAcknowledgePrefix = "TransactionalAcknowledge:";

    private readonly string[] queues;
    private readonly IBackgroundJobPerformer performer;
    private readonly WorkerStateChanges changes;
    private readonly RunningJobs running;

    /// <summary>Serves the default queue.</summary>
    public Worker()
        : this(EnqueuedState.DefaultQueue)
    {
    }

    /// <summary>Serves <paramref name="queues"/>.</summary>
    public Worker(params string[] queues)
        : this(queues, new BackgroundJobPerformer(), new BackgroundJobStateChanger())
    {
    }

    /// <summary>Serves <paramref name="queues"/> with the given services.</summary>
    public Worker(IEnumerable<string> queues, IBackgroundJobPerformer performer, IBackgroundJobStateChanger stateChanger)
        : this(queues, performer, stateChanger, new RunningJobs())
    {
    }

    internal Worker(
        IEnumerable<string> queues, IBackgroundJobPerformer performer, IBackgroundJobStateChanger stateChanger, RunningJobs running)
    {
        ArgumentNullException.ThrowIfNull(queues);
        ArgumentNullException.ThrowIfNull(performer);
        ArgumentNullException.ThrowIfNull(stateChanger);

        this.queues = [.. queues];
        this.performer = performer;
        this.running = running;
        changes = new WorkerStateChanges(stateChanger);
    }

    /// <summary>Waits for a job and runs it, and those that are ready right after it.</summary>
    public void Execute(BackgroundProcessContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var connection = context.Storage.GetConnection();
        new WorkerShift(context, connection, queues, performer, changes, running).Work();
    }
}
