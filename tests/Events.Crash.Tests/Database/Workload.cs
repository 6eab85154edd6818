using Events.Crash.Tests.Deliveries;
using Events.Crash.Tests.Support;
using EventsHost;
using Microsoft.EntityFrameworkCore;

namespace Events.Crash.Tests.Database;

/// <summary>Entity jobs requested in transactions, and events with two handlers: what must hold of them whatever happened to the database.</summary>
internal sealed class Workload(Bank bank)
{
    private readonly Ledger events = new(bank);
    private int credits;
    private int published;

    public async Task SubmitAsync(int count)
    {
        await bank.InDatabaseAsync(db =>
        {
            foreach (var account in Enumerable.Range(0, count).Select(_ => new Account()))
            {
                db.Add(account);
                db.Enqueue<SteadyCredit>(account);
            }

            return db.SaveChangesAsync();
        });
        credits += count;
        await PublishAsync(count);
    }

    /// <summary>Publishes until so many events are known to be committed, whatever happens meanwhile.</summary>
    public async Task PublishAsync(int count)
    {
        published += count;
        await events.SubmitAsync(published, perTransaction: 10);
    }

    public Task WaitForCreditsAsync(int count) => Bank.WaitUntilAsync(async () => await CreditedAsync() >= count, $"{count} accounts were credited");

    /// <summary>No loss, one effect, one event and one receipt per job, one effect per event and handler, nothing of what was rolled back.</summary>
    public async Task CheckAsync()
    {
        await WaitForCreditsAsync(credits);
        await Bank.WaitUntilAsync(async () => await HandledAsync("credited") == credits, "every outcome was handled");
        await events.WaitUntilHandledAsync(published);
        await events.CheckAsync();

        Assert.Equal(0, await bank.AskAsync<long>("""select count(*) from "Accounts" where "Balance" <> 1"""));
        Assert.Equal(2 * credits, await bank.AskAsync<long>("select count(*) from \"AppliedCredits\" where \"Handler\" in ('SteadyCredit', 'ApplyCredit')"));
        Assert.Equal(credits, await bank.AskAsync<long>("select count(*) from events.receipt where outcome = 'Succeeded'"));
        Assert.Equal(credits, await bank.AskAsync<long>("select count(distinct entity_id) from events.event where name = 'credited'"));
        Assert.Equal(0, await bank.AskAsync<long>("select count(*) from events.event where name = 'creditFailed'"));
        Assert.Equal(0, await bank.AskAsync<long>("select count(*) from events.archive"));
    }

    public Task<long> CreditedAsync() => bank.AskAsync<long>("""select count(*) from "Accounts" where "Balance" > 0""");

    private Task<long> HandledAsync(string name) => bank.AskAsync<long>(
        $"select count(*) from events.delivery join events.event on event.id = delivery.event_id where event.name = '{name}' and delivery.status = 'Handled'");
}
