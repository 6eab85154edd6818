using MediatR;
using WebApp.Orders;
using WebApp.Shop;

namespace WebApp.Notifications;

public sealed class SendConfirmation(ShopDbContext db) : INotificationHandler<OrderFulfilledPayload>
{
    public Task Handle(OrderFulfilledPayload notification, CancellationToken cancellationToken)
    {
        db.Add(new Notification { OrderId = notification.Id, Text = $"{notification.Customer}, your order over {notification.Total} is on its way." });
        return db.SaveChangesAsync(cancellationToken); // joins the delivery's transaction
    }
}
