using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Events.Hangfire.Tests.Enqueueing;

/// <summary>Fails one commit in a way that execution strategies repeat.</summary>
internal sealed class BreaksOneCommit : DbTransactionInterceptor
{
    public bool Armed { get; set; }

    public bool HasBroken { get; private set; }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (!Armed)
        {
            return ValueTask.FromResult(result);
        }

        (Armed, HasBroken) = (false, true);
        throw new TimeoutException("The connection was lost at the commit.");
    }
}
