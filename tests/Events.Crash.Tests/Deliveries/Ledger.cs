using System.Collections.Concurrent;
using Events.Crash.Tests.Support;
using EventsHost;
using EventsHost.Stress;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Events.Crash.Tests.Deliveries;

/// <summary>What was submitted, by what is known of its commit, and what must hold of it in the end.</summary>
internal sealed class Ledger(Bank bank)
{
    public static readonly string[] Handlers = ["ApplyAlone", "ApplyShared"];

    private static readonly TimeSpan PerEvent = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentBag<Guid> committed = [];
    private readonly ConcurrentBag<Guid> rolledBack = [];
    private readonly ConcurrentBag<Guid> unknown = [];

    public int Committed => committed.Count;

    /// <summary>Publishes until so many events are known to be committed, whatever happens to the server meanwhile. Every tenth transaction is rolled back.</summary>
    public async Task SubmitAsync(int count, int perTransaction)
    {
        for (var transaction = 0; committed.Count < count; transaction++)
        {
            var ids = Enumerable.Range(0, Math.Min(perTransaction, count - committed.Count)).Select(_ => Guid.CreateVersion7()).ToList();
            try
            {
                var keep = transaction % 10 != 9;
                await PublishAsync(ids, keep);
                ids.ForEach(keep ? committed.Add : rolledBack.Add);
            }
            catch (Exception error) when (error is NpgsqlException or InvalidOperationException or DbUpdateException or TimeoutException or IOException)
            {
                ids.ForEach(unknown.Add); // the commit may have reached the server
                await Task.Delay(200);
            }
        }
    }

    /// <summary>Waits until every event is handled by everybody.</summary>
    public Task WaitUntilHandledAsync(int atLeast) => Bank.WaitUntilAsync(
        async () => await bank.AskAsync<long>("select count(*) from events.event where name = 'stressed'") >= atLeast
            && await bank.AskAsync<long>("select count(*) from events.event where status = 'Pending'") == 0
            && await bank.AskAsync<long>("select count(*) from events.delivery where status <> 'Handled'") == 0,
        "all events were handled",
        more: atLeast * PerEvent);

    /// <summary>No loss, one effect per event and handler, nothing of what was rolled back.</summary>
    public async Task CheckAsync()
    {
        NpgsqlConnection.ClearAllPools(); // they may hold sessions the faults ended
        var effects = await bank.InDatabaseAsync(async db => await db.AppliedCredits.AsNoTracking().Where(one => Handlers.Contains(one.Handler)).Select(one => new { one.EventId, one.Handler }).ToListAsync());
        var perDelivery = effects.GroupBy(one => (one.EventId, one.Handler)).ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(0, committed.Sum(id => Handlers.Count(handler => !perDelivery.ContainsKey((id, handler))))); // lost
        Assert.All(perDelivery.Values, count => Assert.Equal(1, count));
        Assert.Empty(rolledBack.Intersect(effects.Select(effect => effect.EventId)));
        var seen = effects.Select(effect => effect.EventId).ToHashSet();
        Assert.Empty(seen.Except(committed).Except(unknown));
        Assert.Equal(seen.Count * Handlers.Length, effects.Count);
    }

    private async Task PublishAsync(List<Guid> ids, bool keep)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BankDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var publisher = scope.ServiceProvider.GetRequiredService<IEventPublisher>();
        foreach (var id in ids)
        {
            await publisher.PublishAsync(new StressedPayload(id));
        }

        await db.SaveChangesAsync();
        if (keep)
        {
            await transaction.CommitAsync();
        }
    }
}
