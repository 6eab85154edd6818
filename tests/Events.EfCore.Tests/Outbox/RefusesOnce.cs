using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Events.EfCore.Tests.Outbox;

/// <summary>Ends a save before it begins, as an interceptor that validates does.</summary>
internal sealed class RefusesOnce : SaveChangesInterceptor
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
        throw new InvalidOperationException("Not now.");
    }
}
