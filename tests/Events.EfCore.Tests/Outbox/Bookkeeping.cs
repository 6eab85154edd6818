using MediatR;

namespace Events.EfCore.Tests.Outbox;

public sealed class Bookkeeping : INotificationHandler<SoldPayload>
{
    public Task Handle(SoldPayload notification, CancellationToken cancellationToken) => Task.CompletedTask;
}
