using Events;

namespace EventsHost;

[Retry(3, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class CreditAccount(History history, IJobContext job) : EntityAction<Account, Guid, CreditedPayload, CreditFailedPayload>
{
    protected override async Task ExecuteAsync(Account entity, CancellationToken cancel)
    {
        await history.WriteAsync(entity.Id, "attempt", job.Attempt);
        entity.Balance++;
    }
}
