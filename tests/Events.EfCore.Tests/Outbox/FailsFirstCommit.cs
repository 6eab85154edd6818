using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Events.EfCore.Tests.Outbox;

/// <summary>The connection breaks where the first transaction would commit.</summary>
internal sealed class FailsFirstCommit : DbTransactionInterceptor
{
    private int commits;

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Interlocked.Increment(ref commits) == 1 ? throw new TimeoutException("The line is dead.") : ValueTask.FromResult(result);
}
