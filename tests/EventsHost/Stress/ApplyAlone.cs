using Events;
using MediatR;

namespace EventsHost.Stress;

/// <summary>Leaves a row in the transaction of its delivery; has a job per event.</summary>
[Retry(1000, FactorSeconds = 1, MaxDelaySeconds = 2)]
internal sealed class ApplyAlone(BankDbContext db) : INotificationHandler<StressedPayload>
{
    public Task Handle(StressedPayload notification, CancellationToken cancellationToken)
    {
        db.Add(new AppliedCredit { EventId = notification.Id, Handler = nameof(ApplyAlone) });
        return Task.CompletedTask;
    }
}
