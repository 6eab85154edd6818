using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entity.Benchmarks;

/// <summary>What EF Core alone needs for the same rows: load, change, save with a receipt and an event, in one transaction; no job, no engine.</summary>
internal sealed class EfLimit(IServiceProvider services)
{
    private const string Envelope = """{"metadata":{"eventName":"credited","entityName":"Account"},"payload":{"id":"0190a1b2-0000-7000-8000-000000000000","balance":1}}""";

    private static readonly Func<BankDbContext, Guid, Task<Account>> Load =
        EF.CompileAsyncQuery((BankDbContext context, Guid id) => context.Accounts.Single(account => account.Id == id));

    public async Task<double> RunAsync(IReadOnlyList<Guid> ids)
    {
        var waiting = new ConcurrentQueue<Guid>(ids);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, EntityBank.Workers).Select(_ => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out var id))
            {
                await CreditAsync(id);
            }
        })));
        return ids.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task CreditAsync(Guid id)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<BankDbContext>();
        context.Database.AutoSavepointsEnabled = false; // two round trips that nobody needs
        await using var transaction = await context.Database.BeginTransactionAsync();
        (await Load(context, id)).Balance++;
        context.Add(new PlainReceipt { JobKey = id.ToString(), EntityId = id.ToString() });
        context.Add(new PlainEvent { EntityId = id.ToString(), Envelope = Envelope });
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
