using Events;

namespace Entity.Benchmarks;

/// <summary>The smallest action that changes something.</summary>
[Retry(0)]
public sealed class CreditAccount : EntityAction<Account, Guid, CreditedPayload, CreditFailedPayload>
{
    protected override Task ExecuteAsync(Account entity, CancellationToken cancel)
    {
        entity.Balance++;
        return Task.CompletedTask;
    }
}
