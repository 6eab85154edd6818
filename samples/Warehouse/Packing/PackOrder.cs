using Events;
using MediatR;
using Warehouse.Storage;

namespace Warehouse.Packing;

[Retry(5, MaxDelaySeconds = 4, NeverOn = [typeof(ParcelTooValuableException)])]
public sealed class PackOrder(WarehouseDbContext db) : INotificationHandler<OrderFulfilledPayload>
{
    private const decimal MostValuable = 10_000;

    public Task Handle(OrderFulfilledPayload notification, CancellationToken cancellationToken)
    {
        if (notification.Total > MostValuable)
        {
            throw new ParcelTooValuableException(notification.Total);
        }

        db.Add(new Parcel { OrderId = notification.Id, Addressee = notification.Customer });
        return db.SaveChangesAsync(cancellationToken); // joins the delivery's transaction
    }
}
