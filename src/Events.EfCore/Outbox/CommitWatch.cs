using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Events.EfCore;

/// <summary>Wakes the relays when a context that saved events, or requests for jobs, has committed.</summary>
internal sealed class CommitWatch(RelaySignal signal) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, object> withEvents = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Note(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        RaiseUnlessInTransaction(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        RaiseUnlessInTransaction(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Raise(eventData.Context);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Raise(eventData.Context);
        return Task.CompletedTask;
    }

    private void Note(DbContext? context)
    {
        if (context is not null && (OwnRows.Find(context)?.HaveNews == true || LateRequests.Find(context)?.IsEmpty == false || HasNews(context.ChangeTracker)))
        {
            withEvents.AddOrUpdate(context, signal);
        }
    }

    // What was added is known as added; looking for changes of the other entities is left to the save that follows.
    private static bool HasNews(ChangeTracker tracker)
    {
        var detects = tracker.AutoDetectChangesEnabled;
        tracker.AutoDetectChangesEnabled = false;
        try
        {
            return tracker.Entries().Any(entry => entry is { State: EntityState.Added, Entity: EventRow or JobRequestRow });
        }
        finally
        {
            tracker.AutoDetectChangesEnabled = detects;
        }
    }

    private void RaiseUnlessInTransaction(DbContext? context)
    {
        if (context?.Database.CurrentTransaction is not null)
        {
            return;
        }

        if (System.Transactions.Transaction.Current is { } ambient)
        {
            RaiseAfter(ambient, context);
        }
        else
        {
            Raise(context);
        }
    }

    private void RaiseAfter(System.Transactions.Transaction ambient, DbContext? context)
    {
        if (context is not null && withEvents.Remove(context))
        {
            ambient.TransactionCompleted += (_, ended) =>
            {
                if (ended.Transaction?.TransactionInformation.Status == System.Transactions.TransactionStatus.Committed)
                {
                    signal.Announce();
                }
            };
        }
    }

    private void Raise(DbContext? context)
    {
        if (context is not null && withEvents.Remove(context))
        {
            signal.Announce();
        }
    }
}
