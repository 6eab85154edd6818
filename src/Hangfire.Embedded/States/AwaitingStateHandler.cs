using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.States;

/// <summary>Lists the waiting jobs.</summary>
internal sealed class AwaitingStateHandler : IStateHandler
{
    private const string Awaiting = "awaiting";

    public string StateName => AwaitingState.StateName;

    public void Apply(ApplyStateContext context, IWriteOnlyTransaction transaction) =>
        transaction.AddToSet(Awaiting, context.BackgroundJob.Id, JobHelper.ToTimestamp(DateTime.UtcNow));

    public void Unapply(ApplyStateContext context, IWriteOnlyTransaction transaction) =>
        transaction.RemoveFromSet(Awaiting, context.BackgroundJob.Id);
}
