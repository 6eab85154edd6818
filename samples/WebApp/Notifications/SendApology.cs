using Events;
using MediatR;
using WebApp.Orders;
using WebApp.Shop;

namespace WebApp.Notifications;

public sealed class SendApology(ShopDbContext db) : INotificationHandler<Event<OrderFulfilmentFailedPayload>>
{
    public Task Handle(Event<OrderFulfilmentFailedPayload> notification, CancellationToken cancellationToken)
    {
        var orderId = Guid.Parse(notification.Metadata.EntityId);
        db.Add(new Notification { OrderId = orderId, Text = $"We are sorry: {notification.Payload.Detail}" });
        return db.SaveChangesAsync(cancellationToken);
    }
}
