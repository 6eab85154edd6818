using Hangfire;
using Microsoft.EntityFrameworkCore;
using WebApp.Shop;

namespace WebApp.Orders;

/// <summary>Takes orders and has them fulfilled in the background.</summary>
public sealed class OrderDesk(ShopDbContext db)
{
    public async Task<Order> PlaceAsync(OrderRequest request, CancellationToken cancel)
    {
        var order = request.ToOrder();
        db.Add(order);
        await db.SaveChangesAsync(cancel);

        var jobId = BackgroundJob.Enqueue<FulfilOrder>(x => x.Run(order.Id));
        await RememberJobAsync(order, jobId, cancel);
        return order;
    }

    // The job may have fulfilled or deleted the order by now, so this writes the one column and nothing else.
    private async Task RememberJobAsync(Order order, string jobId, CancellationToken cancel)
    {
        await db.Orders.Where(one => one.Id == order.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.JobId, jobId), cancel);
        order.JobId = jobId;
    }
}
