using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.States;

/// <summary>Changes the state of stored jobs: reads the job, elects, and writes all of it in one transaction.</summary>
/// <remarks>
/// Where the storage checks on commit that the job is still in the state that was read, no lock is taken; when it is not, the job is read
/// and the state elected anew. Other storages hold the job's distributed lock meanwhile.
/// </remarks>
public class BackgroundJobStateChanger : IBackgroundJobStateChanger
{
    private const int MaxAttempts = 10;

    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(1);

    private readonly StateMachine stateMachine;

    /// <summary>Asks the filters of <see cref="JobFilterProviders"/>.</summary>
    public BackgroundJobStateChanger()
        : this(JobFilterProviders.Providers)
    {
    }

    /// <summary>Asks the filters of <paramref name="filterProvider"/>.</summary>
    public BackgroundJobStateChanger(IJobFilterProvider filterProvider)
        : this(new StateMachine(filterProvider))
    {
    }

    /// <summary>Lets <paramref name="stateMachine"/> elect and apply.</summary>
    public BackgroundJobStateChanger(StateMachine stateMachine)
    {
        ArgumentNullException.ThrowIfNull(stateMachine);
        this.stateMachine = stateMachine;
    }

    /// <inheritdoc />
    public IState? ChangeState(StateChangeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Transaction is { } transaction ? ChangeWithin(context, transaction) : ChangeAndCommit(context);
    }

    private IState? ChangeAndCommit(StateChangeContext context)
    {
        for (var attempt = 1; ; attempt++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            try
            {
                return TryChange(context, attempt == 1 ? context.Known : null);
            }
            catch (StateChangedException error) when (context.OnlyIfUnchanged && IsAbout(context, error))
            {
                return null;
            }
            catch (StateChangedException) when (attempt < MaxAttempts)
            {
                // Somebody else changed the job, or one that depends on it, between our read and our commit; what they wrote decides anew.
            }
        }
    }

    private IState? TryChange(StateChangeContext context, JobData? known)
    {
        using var transaction = context.Connection.CreateWriteTransaction();
        var checking = transaction is JobStorageTransaction { ChecksState: true } able ? able : null;
        using var held = checking is null ? context.Connection.AcquireDistributedJobLock(context.BackgroundJobId, LockTimeout) : null;

        var job = checking is null ? Read(context) : known ?? Read(context);
        if (job is null || !IsExpected(context, job) || IsDropped(context, job)) return null;

        var applied = Write(context, transaction, checking, job);
        if (known is not null && applied is ProcessingState && context.MayBeDeferred() && checking?.TryDefer(context.BackgroundJobId) is { } deferred)
        {
            context.Deferred = deferred;
            Remember(context, job, applied, job.StateId);
            return applied;
        }

        Commit(context, transaction);
        if (checking?.CommittedStateId(context.BackgroundJobId) is { } stateId) Remember(context, job, applied, stateId);
        return applied;
    }

    private static void Commit(StateChangeContext context, IWriteOnlyTransaction transaction)
    {
        try
        {
            transaction.Commit();
        }
        catch
        {
            context.Follows?.Release();
            throw;
        }
    }

    /// <summary>Changes a job that is known, and leaves the commit to another thread.</summary>
    /// <returns>The commit; <see langword="null"/> where the storage or what is known of the job does not allow it.</returns>
    internal ICommitInFlight? TryBeginChange(StateChangeContext context)
    {
        using var transaction = context.Connection.CreateWriteTransaction();
        if (transaction is not JobStorageTransaction { ChecksState: true, CommitsInBackground: true } able
            || context.Known is not { } job || !IsExpected(context, job)) return null;

        Write(context, able, able, job);
        return able.BeginCommit();
    }

    private IState Write(StateChangeContext context, IWriteOnlyTransaction transaction, JobStorageTransaction? checking, JobData job)
    {
        if (context.Follows is null) checking?.ExpectState(context.BackgroundJobId, job.StateId);
        var applied = Apply(context, transaction, job);
        Complete(context, transaction);

        // Only now: filters that ask for the job see what came before.
        if (context.Follows is { } earlier) checking?.Follow(earlier);
        return applied;
    }

    private IState? ChangeWithin(StateChangeContext context, JobStorageTransaction transaction)
    {
        if (!transaction.ChecksState && context.Storage.HasFeature(JobStorageFeatures.Transaction.AcquireDistributedLock))
            transaction.AcquireDistributedJobLock(context.BackgroundJobId, LockTimeout);

        var job = Read(context);
        if (job is null || !IsExpected(context, job)) return null;

        return Write(context, transaction, transaction.ChecksState ? transaction : null, job);
    }

    private static JobData? Read(StateChangeContext context) => context.Connection.GetJobData(context.BackgroundJobId);

    private static bool IsExpected(StateChangeContext context, JobData job) =>
        context.ExpectedStates is null || context.ExpectedStates.Contains(job.State, StringComparer.OrdinalIgnoreCase);

    private static bool IsAbout(StateChangeContext context, StateChangedException error) =>
        error is not ParameterChangedException && error.JobId == context.BackgroundJobId;

    private static bool IsDropped(StateChangeContext context, JobData job) =>
        context.OnlyIfUnchanged && !ReferenceEquals(job, context.Known) && job.StateId != (context.Follows?.StateId ?? context.Known?.StateId);

    private IState Apply(StateChangeContext context, IWriteOnlyTransaction transaction, JobData job)
    {
        var backgroundJob = context.ProcessedJob = new BackgroundJob(context.BackgroundJobId, job);
        var (state, filtered) = job.LoadException is null || context.NewState.IgnoreJobLoadException
            ? (context.NewState, !context.DisableFilters)
            : (CannotLoad(context, job.LoadException), false);

        IStateMachine machine = filtered ? stateMachine : stateMachine.InnerStateMachine;
        return machine.ApplyState(new ApplyStateContext(
            context.Storage, context.Connection, transaction, backgroundJob, state, job.State, context.CustomData, stateMachine));
    }

    // No filter is asked: none of them could bring the missing method back, and a retry would only repeat this.
    private static FailedState CannotLoad(StateChangeContext context, JobLoadException error) => new(error, context.ServerId)
    {
        Reason = $"Can not change the state to '{context.NewState.Name}': target method was not found.",
    };

    private static void Complete(StateChangeContext context, IWriteOnlyTransaction transaction)
    {
        if (context.CompleteJob is { } claim && Claims.EndWithTransaction(context.Storage, claim))
            ((JobStorageTransaction)transaction).RemoveFromQueue(claim);
    }

    private static void Remember(StateChangeContext context, JobData job, IState applied, string? stateId) => context.Committed = new JobData
    {
        State = applied.Name,
        StateId = stateId,
        Job = job.Job,
        InvocationData = job.InvocationData,
        CreatedAt = job.CreatedAt,
        ParametersSnapshot = job.ParametersSnapshot,
        LoadException = job.LoadException,
    };
}
