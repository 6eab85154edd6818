using Events;
using Hangfire;

namespace WebApp.Orders;

[EntityAction(DeleteOnFailure = true), Queue("orders"), Retry(5, MaxDelaySeconds = 4, NeverOn = [typeof(OrderRejectedException)])]
public sealed class FulfilOrder(IJobContext job) : EntityAction<Order, Guid, OrderFulfilledPayload, OrderFulfilmentFailedPayload>
{
    protected override async Task ExecuteAsync(Order entity, CancellationToken cancel)
    {
        await FulfilmentBehaviour.Parse(entity.Behaviour).PlayAsync(job.Attempt, cancel);
        entity.Fulfil();
    }
}
