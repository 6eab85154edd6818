using Events;
using MediatR;

namespace EventsHost.Stress;

/// <summary>Leaves a row in the transaction of its delivery; shares its jobs.</summary>
[Retry(1000, FactorSeconds = 1, MaxDelaySeconds = 2), Delivery(Shared = true)]
internal sealed class ApplyShared(BankDbContext db) : INotificationHandler<StressedPayload>
{
    public Task Handle(StressedPayload notification, CancellationToken cancellationToken)
    {
        db.Add(new AppliedCredit { EventId = notification.Id, Handler = nameof(ApplyShared) });
        return Task.CompletedTask;
    }
}
