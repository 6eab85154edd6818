using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Events.EfCore.Tests.Outbox;

/// <summary>Pretends that a save was done.</summary>
internal sealed class SuppressesOnce : SaveChangesInterceptor
{
    public bool IsDue { get; set; }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (!IsDue)
        {
            return ValueTask.FromResult(result);
        }

        IsDue = false;
        return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(0));
    }
}
