using Hangfire.Storage;

namespace Hangfire.States;

/// <summary>Counts the jobs that were deleted.</summary>
internal sealed class DeletedStateHandler : IStateHandler
{
    private const string Total = "stats:deleted";

    public string StateName => DeletedState.StateName;

    public void Apply(ApplyStateContext context, IWriteOnlyTransaction transaction) => transaction.IncrementCounter(Total);

    public void Unapply(ApplyStateContext context, IWriteOnlyTransaction transaction) => transaction.DecrementCounter(Total);
}
