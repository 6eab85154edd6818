using Hangfire.Storage;

namespace Hangfire.States;

/// <summary>Hears of every change of a job's state, inside the transaction that stores it.</summary>
public interface IApplyStateFilter
{
    /// <summary>Called after the new state was chosen; writes through <paramref name="transaction"/> are stored with it.</summary>
    void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction);

    /// <summary>Called for the state the job leaves; writes through <paramref name="transaction"/> are stored with the change.</summary>
    void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction);
}
