using Events.Crash.Tests.Support;
using EventsHost;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Events.Crash.Tests;

/// <summary>Two versions of an application side by side: the older one, a process of its own, lacks an action.</summary>
[Trait("Category", "Slow")]
public sealed class RollingUpgradeTests
{
    [Fact, Trait("Fault", "F88"), Trait("Fault", "F89")]
    public async Task JobsOfAnActionTheOlderProcessLacksAreRunByTheNewerOne()
    {
        await using var bank = await Bank.OpenAsync();
        var accounts = await bank.AddAccountsAsync(2);
        await bank.StartHostAsync();
        var failed = bank.Jobs.Enqueue<NextCredit>(action => action.Run(accounts[0]));
        await bank.InDatabaseAsync(db =>
        {
            db.Enqueue<NextCredit>(accounts[1]);
            return db.SaveChangesAsync();
        });
        await bank.WaitForStateAsync(failed, "Failed");

        using var newer = BankHost.Build(bank.Settings, withServer: true, configure: events => events.AddApp<NextApp>());
        await newer.StartAsync();
        await Bank.WaitUntilAsync(async () => await bank.AskAsync<long>("select count(*) from events.receipt where outcome = 'Succeeded'") == 2, "both jobs had run");
        await bank.WaitForStateAsync(failed, "Succeeded");
        await newer.StopAsync();

        Assert.Equal(2, await bank.AskAsync<long>("""select count(*) from "Accounts" where "Balance" = 1"""));
        Assert.Equal(2, await bank.AskAsync<long>("select count(*) from events.event where name = 'nextCredited'"));
        Assert.Equal(1, await bank.AskAsync<int>("select max(series) from events.receipt"));
    }

    public sealed record NextCreditedPayload(Guid Id, int Balance) : EventPayload;

    public sealed record NextCreditFailedPayload : EventFailPayload;

    /// <summary>In this assembly, and so in no process but the test's.</summary>
    [EntityAction(DeleteOnFailure = true), Retry(0)]
    public sealed class NextCredit : EntityAction<Account, Guid, NextCreditedPayload, NextCreditFailedPayload>
    {
        protected override Task ExecuteAsync(Account entity, CancellationToken cancel)
        {
            entity.Balance++;
            return Task.CompletedTask;
        }
    }

    private sealed class NextApp : DomainApp
    {
        public override string Name => "next";

        protected override void Configure(IDomainAppBuilder app) => app.HasAction<NextCredit>();
    }
}
