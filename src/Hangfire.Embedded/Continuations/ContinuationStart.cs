using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Continuations;

/// <summary>
/// Starts the jobs that waited for one that ends, in the transaction of that end where the storage can. Elsewhere they start just before it:
/// when the end is not stored after all, it is repeated, and what no longer waits is left alone.
/// </summary>
internal sealed class ContinuationStart(IBackgroundJobStateChanger stateChanger, bool pushResults)
{
    private static readonly ILog Log = LogProvider.GetLogger(typeof(ContinuationStart));

    public void StartAll(ApplyStateContext context)
    {
        var checking = context.Transaction is JobStorageTransaction { ChecksState: true } able ? able : null;
        var stored = Stored(context, allowStale: checking is not null);
        checking?.ExpectParameter(context.BackgroundJob.Id, Continuation.ParameterName, stored);
        if (stored is null) return;

        var outcome = pushResults ? AntecedentOutcome.Of(context.NewState.SerializeData()) : null;
        foreach (var continuation in Continuation.ReadAll(stored)) Start(context, continuation, outcome);
    }

    private static string? Stored(ApplyStateContext context, bool allowStale) =>
        allowStale && context.BackgroundJob.ParametersSnapshot is { } snapshot
            ? snapshot.GetValueOrDefault(Continuation.ParameterName)
            : context.Connection.GetJobParameter(context.BackgroundJob.Id, Continuation.ParameterName);

    private void Start(ApplyStateContext context, Continuation continuation, AntecedentOutcome? outcome)
    {
        var waiting = context.Connection.GetStateData(continuation.JobId);
        if (!string.Equals(waiting?.Name, AwaitingState.StateName, StringComparison.OrdinalIgnoreCase)) return;

        var next = Continuation.RunsAfter(continuation.Options, context.NewState.Name)
            ? NextState(continuation.JobId, waiting!)
            : ContinuationLink.NotMet;
        if (next is not (DeletedState or FailedState))
            outcome?.WriteTo(continuation.JobId, context.Storage, context.Connection, context.Transaction);

        stateChanger.ChangeState(Change(context, continuation.JobId, next));
    }

    // A state that cannot be read fails the continuation and not its parent, whose work is done.
    private static IState NextState(string jobId, StateData waiting)
    {
        try
        {
            return waiting.Data is not null && waiting.Data.TryGetValue("NextState", out var stored) && stored is not null
                ? SerializationHelper.Deserialize<IState>(stored, SerializationOption.TypedInternal) ?? new EnqueuedState()
                : new EnqueuedState();
        }
        catch (Exception error) when (error is not (OutOfMemoryException or OperationCanceledException))
        {
            Log.ErrorException($"The stored next state of continuation '{jobId}' cannot be read. The job fails.", error);
            return new FailedState(error) { Reason = "Can not start the continuation: its stored next state cannot be read." };
        }
    }

    private static StateChangeContext Change(ApplyStateContext context, string jobId, IState next)
    {
        var shared = context.Transaction is JobStorageTransaction able
            && (able.ChecksState || context.Storage.HasFeature(JobStorageFeatures.Transaction.AcquireDistributedLock))
            ? able
            : null;
        return new StateChangeContext(
            context.Storage, context.Connection, shared, jobId, next, [AwaitingState.StateName], CancellationToken.None);
    }
}
