using Events;

namespace EventsHost;

/// <summary>Credits, and leaves a row in its transaction, so that an effect too many shows whatever it read before.</summary>
public abstract class MarkedCredit(BankDbContext db, History history, IJobContext job) : EntityAction<Account, Guid, CreditedPayload, CreditFailedPayload>
{
    protected override async Task ExecuteAsync(Account entity, CancellationToken cancel)
    {
        await history.WriteAsync(entity.Id, "attempt", job.Attempt);
        await WorkAsync(entity, await history.CountAsync(entity.Id, "attempt"), cancel);
        await history.WriteAsync(entity.Id, "worked", job.Attempt);
        entity.Balance++;
        db.Add(new AppliedCredit { EventId = entity.Id, Handler = GetType().Name });
    }

    /// <param name="account">What is credited.</param>
    /// <param name="run">How often the job has been begun, crashes included.</param>
    /// <param name="cancel">Cancels the work.</param>
    protected virtual Task WorkAsync(Account account, int run, CancellationToken cancel) => WorkAsync(run, cancel);

    /// <param name="run">How often the job has been begun, crashes included.</param>
    /// <param name="cancel">Cancels the work.</param>
    protected virtual Task WorkAsync(int run, CancellationToken cancel) => Task.CompletedTask;
}
