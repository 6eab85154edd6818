using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Events.EfCore;

/// <summary>
/// Writes requests whose entity's key the database generates, in the transaction that generates it: just before EF Core commits a save of its own,
/// right after the save in a transaction of the application. So it also holds where an execution strategy repeats the save.
/// </summary>
internal sealed class LateRequestWatch : SaveWatch, IDbTransactionInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        LateRequests.Find(eventData.Context)?.Begin(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        LateRequests.Find(eventData.Context)?.Write(eventData.Context!, transaction);
        return result;
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (LateRequests.Find(eventData.Context) is { } late)
        {
            await late.WriteAsync(eventData.Context!, transaction, cancellationToken);
        }

        return result;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (LateRequests.Find(eventData.Context) is { } late)
        {
            late.Write(eventData.Context!, null);
            late.End(eventData.Context!);
        }

        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (LateRequests.Find(eventData.Context) is { } late)
        {
            await late.WriteAsync(eventData.Context!, null, cancellationToken);
            late.End(eventData.Context!);
        }

        return result;
    }

    protected override void Undo(DbContext? context) => LateRequests.Find(context)?.End(context!);
}
