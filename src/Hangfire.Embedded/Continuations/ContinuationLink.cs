using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Continuations;

/// <summary>Makes a job wait for another one, or go on at once when that one has ended already.</summary>
internal sealed class ContinuationLink(HashSet<string> finalStates, bool pushResults)
{
    private const string ConditionNotMet = "Continuation condition was not met";

    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(1);

    public static DeletedState NotMet => new() { Reason = ConditionNotMet };

    /// <exception cref="InvalidOperationException">The parent does not exist, or no longer.</exception>
    public void Tie(ElectStateContext context, AwaitingState awaiting)
    {
        var checking = context.Transaction is JobStorageTransaction { ChecksState: true } able ? able : null;
        using var held = checking is null ? context.Connection.AcquireDistributedJobLock(awaiting.ParentId, LockTimeout) : null;

        var parent = context.Connection.GetJobData(awaiting.ParentId) ?? throw new InvalidOperationException(
            $"Cannot add a continuation: parent background job '{awaiting.ParentId}' does not exist. " +
            "It was never created, or it has ended and expired.");

        if (parent.State is { } state && finalStates.Contains(state)) GoOn(context, awaiting, state);
        else Wait(context, awaiting, parent, checking);
    }

    // What the parent's list and state were is checked on commit: it may end at this very moment, or get another continuation.
    private static void Wait(ElectStateContext context, AwaitingState awaiting, JobData parent, JobStorageTransaction? checking)
    {
        var stored = checking is not null && parent.ParametersSnapshot is { } snapshot
            ? snapshot.GetValueOrDefault(Continuation.ParameterName)
            : context.Connection.GetJobParameter(awaiting.ParentId, Continuation.ParameterName);
        var known = Continuation.ReadAll(stored);
        if (known.Exists(one => one.JobId == context.BackgroundJob.Id)) return;

        var added = new Continuation { JobId = context.BackgroundJob.Id, Options = awaiting.Options };
        var written = Continuation.WriteAll(known.Append(added));
        if (checking is null)
        {
            context.Connection.SetJobParameter(awaiting.ParentId, Continuation.ParameterName, written);
            return;
        }

        checking.ExpectState(awaiting.ParentId, parent.StateId);
        checking.ExpectParameter(awaiting.ParentId, Continuation.ParameterName, stored);
        checking.SetJobParameter(awaiting.ParentId, Continuation.ParameterName, written);
    }

    private void GoOn(ElectStateContext context, AwaitingState awaiting, string parentState)
    {
        if (!Continuation.RunsAfter(awaiting.Options, parentState))
        {
            context.CandidateState = NotMet;
            return;
        }

        if (pushResults)
        {
            var data = context.Connection.GetStateData(awaiting.ParentId)?.Data;
            AntecedentOutcome.Of(data).WriteTo(context.BackgroundJob.Id, context.Storage, context.Connection, context.Transaction);
        }

        context.CandidateState = awaiting.NextState;
    }
}
