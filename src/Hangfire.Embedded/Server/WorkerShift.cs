using Hangfire.Logging;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>
/// One job, and those that are ready right after it. Where the storage allows, the outcome of a job is committed while the next one is
/// brought to Processing; it is settled before that next job runs, so never more than one outcome of a worker is open. And where it allows,
/// that a job began is stored together with its outcome, or once it has run for a while.
/// </summary>
internal sealed class WorkerShift(
    BackgroundProcessContext context,
    IStorageConnection connection,
    string[] queues,
    IBackgroundJobPerformer performer,
    WorkerStateChanges changes,
    RunningJobs running)
{
    private static readonly ILog Log = LogProvider.For<Worker>();

    // Processing is expected too: a worker that died has left its job in that state.
    private static readonly string[] RunnableStates = [EnqueuedState.StateName, ScheduledState.StateName, ProcessingState.StateName];
    private static readonly string[] RunningStates = [ProcessingState.StateName];

    private IFetchedJob? next;
    private OutcomeInFlight? last;

    public void Work()
    {
        next = connection.FetchNextJob(queues, context.StoppingToken);
        try
        {
            while (next is { } fetched)
            {
                next = null;
                Run(new HeldClaim(fetched));
            }
        }
        finally
        {
            next?.Dispose();
            SettleLast();
        }
    }

    private void Run(HeldClaim claim)
    {
        using var handBack = context.ShutdownToken.Register(static held => ((HeldClaim)held!).HandBack(), claim);
        var staysOpen = false;
        try
        {
            // What a job leaves ambient must not reach the next one.
            ExecutionContext.Run(ExecutionContext.Capture()!, _ => staysOpen = Process(claim), null);
        }
        catch (Exception)
        {
            claim.HandBack();
            throw;
        }
        finally
        {
            if (!staysOpen) claim.Dispose();
        }
    }

    /// <returns>Whether the outcome is still being committed.</returns>
    private bool Process(HeldClaim claim)
    {
        if (context.IsStopping)
        {
            claim.HandBack();
            return false;
        }

        var processing = new ProcessingState(context.ServerId, context.ExecutionId.ToString());
        var start = new StateChangeContext(
            context.Storage, connection, claim.JobId, processing, RunnableStates, context.StoppedToken)
        {
            Known = claim.Snapshot,
            ServerId = context.ServerId,
            MayBeDeferred = () => changes.CanDefer && claim.AllowsDeferredStart,
        };
        var applied = changes.Change(start, context.StoppedToken);
        if (start.Deferred is { } deferred && !claim.TryDefer(deferred)) return false;

        SettleLast();
        if (applied is not ProcessingState || start.ProcessedJob is not { } job)
        {
            // Gone, ended, or sent elsewhere by a filter: this queue entry has nothing more to say.
            claim.Complete();
            return false;
        }

        return Perform(job, processing, claim) is { } outcome && End(claim, outcome, start);
    }

    private IState? Perform(BackgroundJob job, ProcessingState processing, HeldClaim claim)
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
        catch (OperationCanceledException) when (token.IsUnguarded)
        {
            Log.Warn($"Job '{job.Id}' was interrupted, because the lock it ran under was lost. It is handed back to its queue and waits for its turn again.");
            claim.HandBack();
        }
        catch (OperationCanceledException) when (context.IsStopped)
        {
            Log.Info($"Job '{job.Id}' was interrupted by the stop of server '{context.ServerId}' and is handed back to its queue.");
            claim.HandBack();
        }

        return null;
    }

    private bool End(HeldClaim claim, IState outcome, StateChangeContext start)
    {
        if (!claim.TryTake())
        {
            Log.Warn($"Job '{claim.JobId}' ended after server '{context.ServerId}' had handed it back. It runs again; this outcome is dropped.");
            return false;
        }

        if (!TryFetchNext() || changes.TryBegin(Outcome(claim, outcome, start)) is not { } commit)
        {
            Write(claim, outcome, start);
            return false;
        }

        last = new OutcomeInFlight(claim, commit, () => Write(claim, outcome, start));
        return true;
    }

    // Only with another job at hand does it pay to leave the commit to another thread.
    private bool TryFetchNext()
    {
        if (!context.IsStopping && connection is JobStorageConnection able) next = able.TryFetchNextJob(queues);
        return next is not null;
    }

    private void Write(HeldClaim claim, IState outcome, StateChangeContext start)
    {
        try
        {
            start.Deferred?.Release();
            var applied = changes.Change(Outcome(claim, outcome, start), context.ShutdownToken);
            if (applied is null || !Claims.EndWithTransaction(context.Storage, claim.Fetched)) claim.Fetched.RemoveFromQueue();
        }
        catch (Exception)
        {
            claim.Requeue();
            throw;
        }
    }

    private StateChangeContext Outcome(HeldClaim claim, IState outcome, StateChangeContext start) =>
        new(context.Storage, connection, claim.JobId, outcome, RunningStates, CancellationToken.None)
        {
            Known = start.Committed,
            OnlyIfUnchanged = start.Committed is not null,
            Follows = start.Deferred,
            CompleteJob = claim.Fetched,
            ServerId = context.ServerId,
        };

    private void SettleLast()
    {
        var settling = last;
        last = null;
        settling?.Settle();
    }
}
