using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Events.EfCore;

/// <summary>Recognises that a job's receipt exists already, whoever saves it.</summary>
internal sealed class DuplicateOutcomeInterceptor : SaveChangesInterceptor
{
    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Translate(eventData);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Translate(eventData);
        return Task.CompletedTask;
    }

    private static void Translate(DbContextErrorEventData failure)
    {
        if (failure.Exception is DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation }
            && violation.SchemaName == EventsModel.Schema && violation.TableName == "receipt")
        {
            var receipt = failure.Context!.ChangeTracker.Entries<ReceiptRow>().First(entry => entry.State == EntityState.Added);
            throw new DuplicateOutcomeException(receipt.Entity.JobKey, failure.Exception);
        }
    }
}
