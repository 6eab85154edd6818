using MediatR;

namespace EventsHost;

/// <summary>Leaves a row in the transaction of its delivery.</summary>
internal sealed class ApplyCredit(BankDbContext db) : INotificationHandler<CreditedPayload>
{
    public Task Handle(CreditedPayload notification, CancellationToken cancellationToken)
    {
        db.Add(new AppliedCredit { EventId = notification.Id, Handler = nameof(ApplyCredit) });
        return Task.CompletedTask;
    }
}
