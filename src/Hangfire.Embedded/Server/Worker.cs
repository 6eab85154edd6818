using Hangfire.Logging;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>Fetches jobs from queues and runs them, one at a time per thread.</summary>
public class Worker : IBackgroundProcess
{
    /// <summary>Prefix of the feature by which storages told that a claim can end within a transaction.</summary>
    public static readonly string TransactionalAcknowledgePrefix = "TransactionalAcknowledge:";

    private static readonly ILog Log = LogProvider.For<Worker>();

    // Processing is expected too: a worker that died has left its job in that state.
    private static readonly string[] RunnableStates = [EnqueuedState.StateName, ScheduledState.StateName, ProcessingState.StateName];

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

    /// <summary>Waits for one job and runs it.</summary>
    public void Execute(BackgroundProcessContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var connection = context.Storage.GetConnection();
        using var claim = new HeldClaim(connection.FetchNextJob(queues, context.StoppingToken));
        using var handBack = context.ShutdownToken.Register(static held => ((HeldClaim)held!).HandBack(), claim);
        try
        {
            // What a job leaves ambient must not reach the next one.
            ExecutionContext.Run(ExecutionContext.Capture()!, _ => Process(context, connection, claim), null);
        }
        catch (Exception)
        {
            claim.HandBack();
            throw;
        }
    }

    private void Process(BackgroundProcessContext context, IStorageConnection connection, HeldClaim claim)
    {
        if (context.IsStopping)
        {
            claim.HandBack();
            return;
        }

        var processing = new ProcessingState(context.ServerId, context.ExecutionId.ToString());
        var start = new StateChangeContext(
            context.Storage, connection, claim.JobId, processing, RunnableStates, context.StoppedToken)
        {
            Known = claim.Snapshot,
            ServerId = context.ServerId,
        };
        if (changes.Change(start, context.StoppedToken) is not ProcessingState || start.ProcessedJob is not { } job)
        {
            // Gone, ended, or sent elsewhere by a filter: this queue entry has nothing more to say.
            claim.Complete();
            return;
        }

        if (Perform(context, connection, job, processing, claim) is { } outcome)
            End(context, connection, claim, outcome, start.Committed);
    }

    private IState? Perform(
        BackgroundProcessContext context, IStorageConnection connection, BackgroundJob job, ProcessingState processing, HeldClaim claim)
    {
        using var token = new RunningJob(connection, job.Id, processing, running, context.StoppedToken);
        var attempt = new PerformContext(context.Storage, connection, job, token) { ServerId = context.ServerId };
        try
        {
            return JobAttempt.Run(performer, attempt);
        }
        catch (OperationCanceledException) when (token.IsAborted)
        {
            Log.Debug($"Job '{job.Id}' was taken away while it ran.");
            claim.Complete();
        }
        catch (OperationCanceledException) when (context.IsStopped)
        {
            Log.Info($"Job '{job.Id}' was interrupted by the stop of server '{context.ServerId}' and is handed back to its queue.");
            claim.HandBack();
        }

        return null;
    }

    private void End(
        BackgroundProcessContext context, IStorageConnection connection, HeldClaim claim, IState outcome, JobData? known)
    {
        if (!claim.TryTake())
        {
            Log.Warn($"Job '{claim.JobId}' ended after server '{context.ServerId}' had handed it back. It runs again; this outcome is dropped.");
            return;
        }

        var end = new StateChangeContext(
            context.Storage, connection, claim.JobId, outcome, [ProcessingState.StateName], CancellationToken.None)
        {
            Known = known,
            OnlyIfUnchanged = known is not null,
            CompleteJob = claim.Fetched,
            ServerId = context.ServerId,
        };
        try
        {
            var applied = changes.Change(end, context.ShutdownToken);
            if (applied is null || !Claims.EndWithTransaction(context.Storage, claim.Fetched)) claim.Fetched.RemoveFromQueue();
        }
        catch (Exception)
        {
            claim.Fetched.Requeue();
            throw;
        }
    }
}
