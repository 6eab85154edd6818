using Events;
using Hangfire;
using WebApp.Orders;

namespace WebApp.Shop;

/// <summary>What became of an order so far: the order itself, its job, its events and their deliveries.</summary>
public sealed record OrderProgress(Guid OrderId, Order? Order, string? JobId, string? JobState, IReadOnlyList<EventHistoryEntry> Events)
{
    public static async Task<OrderProgress> ReadAsync(
        Guid id, string? job, ShopDbContext db, IEventHistory history, JobStorage storage, CancellationToken cancel)
    {
        var order = await db.Orders.FindAsync([id], cancel);
        var jobId = order?.JobId ?? (job is { Length: > 0 } ? job : null);
        var details = jobId is null ? null : storage.GetMonitoringApi().JobDetails(jobId);
        var events = await history.OfEntityAsync(id.ToString(), cancel);
        return new OrderProgress(id, order, jobId, details?.History.FirstOrDefault()?.StateName, events);
    }
}
