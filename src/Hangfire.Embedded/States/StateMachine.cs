using Hangfire.Common;

namespace Hangfire.States;

/// <summary>Elects a job's next state among the filters and applies it.</summary>
public class StateMachine : IStateMachine
{
    private readonly IJobFilterProvider filterProvider;

    /// <summary>Creates a machine that asks the filters of <paramref name="filterProvider"/>.</summary>
    public StateMachine(IJobFilterProvider filterProvider)
        : this(filterProvider, new CoreStateMachine())
    {
    }

    internal StateMachine(IJobFilterProvider filterProvider, IStateMachine innerStateMachine)
    {
        ArgumentNullException.ThrowIfNull(filterProvider);
        ArgumentNullException.ThrowIfNull(innerStateMachine);
        this.filterProvider = filterProvider;
        InnerStateMachine = innerStateMachine;
    }

    /// <summary>The machine that applies a state without asking filters.</summary>
    public IStateMachine InnerStateMachine { get; }

#pragma warning disable CA1725 // Both names are published.
    /// <summary>Elects a state, tells the apply filters, and lets the inner machine write it.</summary>
    /// <returns>The state that was applied, which filters may have chosen in place of the wished one.</returns>
    public IState ApplyState(ApplyStateContext initialContext)
#pragma warning restore CA1725
    {
        ArgumentNullException.ThrowIfNull(initialContext);
        var filters = filterProvider.GetFilters(initialContext.BackgroundJob.Job).Select(filter => filter.Instance).ToList();
        var election = Elect(initialContext, filters.OfType<IElectStateFilter>());
        foreach (var traversed in election.TraversedStates)
            initialContext.Transaction.AddJobState(initialContext.BackgroundJob.Id, traversed);

        var context = new ApplyStateContext(initialContext.Transaction, election)
        {
            JobExpirationTimeout = initialContext.JobExpirationTimeout,
        };
        Announce(context, filters.OfType<IApplyStateFilter>().ToList());
        return InnerStateMachine.ApplyState(context);
    }

    private ElectStateContext Elect(ApplyStateContext context, IEnumerable<IElectStateFilter> filters)
    {
        var election = new ElectStateContext(context, this);
        foreach (var filter in filters) filter.OnStateElection(election);
        return election;
    }

    // Filters come before the handlers: they may still change how long the job is kept.
    private static void Announce(ApplyStateContext context, List<IApplyStateFilter> filters)
    {
        foreach (var filter in filters) filter.OnStateUnapplied(context, context.Transaction);
        foreach (var filter in filters) filter.OnStateApplied(context, context.Transaction);
    }
}
