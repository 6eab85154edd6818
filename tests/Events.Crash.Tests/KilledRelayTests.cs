using Events.Crash.Tests.Support;
using EventsHost;
using Microsoft.EntityFrameworkCore;

namespace Events.Crash.Tests;

[Trait("Category", "Slow")]
public sealed class KilledRelayTests
{
    [Fact]
    [Trait("Requirement", "O-02"), Trait("Fault", "F05")]
    public async Task RequestedJobsCreatedTwiceHaveTheirEffectsOnce()
    {
        await using var bank = await Bank.OpenAsync();
        var accounts = await bank.AddAccountsAsync(20);
        var dying = await bank.StartHostAsync("requests.after-create:kill:1");
        await bank.InDatabaseAsync(db =>
        {
            foreach (var account in accounts)
            {
                db.Enqueue<CreditAccount>(account);
            }

            return db.SaveChangesAsync();
        });
        await dying.WaitForExitAsync(TimeSpan.FromSeconds(60));

        await bank.StartHostAsync();
        await Bank.WaitUntilAsync(
            async () => await bank.AskAsync<long>("select count(*) from hangfire.job where statename = 'Succeeded' and invocationdata->>'Method' = 'Run'") >= 40,
            "both jobs of each request have ended");

        Assert.Equal(20, await bank.AskAsync<long>("select sum(\"Balance\") from \"Accounts\""));
        Assert.Equal(20, await bank.AskAsync<long>("select count(*) from events.receipt"));
        Assert.Equal(20, await bank.AskAsync<long>("select count(*) from events.event"));
        Assert.Equal(0, await bank.AskAsync<long>("select count(*) from events.job_request"));
    }
}
