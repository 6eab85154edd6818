using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Events.EfCore;

/// <summary>Sends the rows of a context along with the first command of its save; where there is none, they are written right after.</summary>
internal sealed class OwnRowsWatch : SaveWatch, IDbCommandInterceptor
{
    public InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (eventData.CommandSource == CommandSource.SaveChanges)
        {
            OwnRows.Find(eventData.Context)?.AppendTo(command, eventData.Context!.Database.CurrentTransaction?.TransactionId);
        }

        return result;
    }

    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ReaderExecuting(command, eventData, result));

    // What an interceptor suppresses is not written, these rows included.
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (result.HasResult)
        {
            Undo(eventData.Context);
        }

        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (OwnRows.Find(eventData.Context) is { Travel: true } rows)
        {
            rows.WriteRest(eventData.Context!);
            rows.End(eventData.Context!);
        }

        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (OwnRows.Find(eventData.Context) is { Travel: true } rows)
        {
            await rows.WriteRestAsync(eventData.Context!, cancellationToken);
            rows.End(eventData.Context!);
        }

        return result;
    }

    protected override void Undo(DbContext? context)
    {
        if (OwnRows.Find(context) is { Travel: true } rows)
        {
            rows.Undo(context!);
        }
    }
}
