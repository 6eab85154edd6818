using Hangfire.Storage;

namespace Hangfire.States;

/// <summary>Counts the jobs that succeeded.</summary>
internal sealed class SucceededStateHandler : IStateHandler
{
    private const string Total = "stats:succeeded";

    public string StateName => SucceededState.StateName;

    public void Apply(ApplyStateContext context, IWriteOnlyTransaction transaction) => transaction.IncrementCounter(Total);

    public void Unapply(ApplyStateContext context, IWriteOnlyTransaction transaction) => transaction.DecrementCounter(Total);
}
