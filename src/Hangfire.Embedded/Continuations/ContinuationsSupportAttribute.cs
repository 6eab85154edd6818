using Hangfire.Common;
using Hangfire.Continuations;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire;

/// <summary>Lets jobs wait for other jobs. One of the default global filters; without it, waiting jobs wait for ever.</summary>
public class ContinuationsSupportAttribute : JobFilterAttribute, IElectStateFilter, IApplyStateFilter
{
    private readonly HashSet<string> knownFinalStates;
    private readonly IBackgroundJobStateChanger? stateChanger;
    private readonly bool pushResults;

    /// <summary>Continues after succeeded and deleted jobs.</summary>
    public ContinuationsSupportAttribute()
        : this(pushResults: false)
    {
    }

    /// <summary>Continues after succeeded and deleted jobs; with <paramref name="pushResults"/> hands their results on.</summary>
    public ContinuationsSupportAttribute(bool pushResults)
        : this(pushResults, [SucceededState.StateName, DeletedState.StateName])
    {
    }

    /// <summary>Continues after the given states, by name.</summary>
    public ContinuationsSupportAttribute(HashSet<string> knownFinalStates)
        : this(pushResults: false, knownFinalStates)
    {
    }

    /// <summary>Continues after the given states, by name; with <paramref name="pushResults"/> hands results on.</summary>
    public ContinuationsSupportAttribute(bool pushResults, HashSet<string> knownFinalStates)
    {
        ArgumentNullException.ThrowIfNull(knownFinalStates);
        this.knownFinalStates = new HashSet<string>(knownFinalStates, StringComparer.OrdinalIgnoreCase);
        this.pushResults = pushResults;
        Order = 1000;
    }

    /// <summary>Continues after the given states, by name, and starts what waits with <paramref name="stateChanger"/>.</summary>
    public ContinuationsSupportAttribute(HashSet<string> knownFinalStates, IBackgroundJobStateChanger stateChanger)
        : this(pushResults: false, knownFinalStates, stateChanger)
    {
    }

    /// <summary>Continues after the given states.</summary>
    /// <param name="pushResults">Whether continuations get the result or exception of the job they waited for.</param>
    /// <param name="knownFinalStates">Names of the states after which a job has ended.</param>
    /// <param name="stateChanger">Starts what waits.</param>
    public ContinuationsSupportAttribute(bool pushResults, HashSet<string> knownFinalStates, IBackgroundJobStateChanger stateChanger)
        : this(pushResults, knownFinalStates)
    {
        ArgumentNullException.ThrowIfNull(stateChanger);
        this.stateChanger = stateChanger;
    }

    /// <summary>Notes a job that wants to wait with the one it waits for, or lets it go on at once when that one has ended.</summary>
    /// <exception cref="InvalidOperationException">The job to wait for does not exist.</exception>
    public void OnStateElection(ElectStateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.CandidateState is AwaitingState awaiting) new ContinuationLink(knownFinalStates, pushResults).Tie(context, awaiting);
    }

    /// <summary>Starts the jobs that waited for this one when it has ended; those whose condition is not met are deleted.</summary>
    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!knownFinalStates.Contains(context.NewState.Name) || IsNew(context)) return;

        var changer = stateChanger ?? (context.StateMachine is StateMachine machine
            ? new BackgroundJobStateChanger(machine)
            : new BackgroundJobStateChanger());
        new ContinuationStart(changer, pushResults).StartAll(context);
    }

    void IApplyStateFilter.OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
    }

    // Nobody can wait for a job that is just being created.
    private static bool IsNew(ApplyStateContext context) => context.OldStateName is null;
}
