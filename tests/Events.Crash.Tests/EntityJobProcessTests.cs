using Events.Crash.Tests.Support;
using EventsHost;
using Hangfire;

namespace Events.Crash.Tests;

/// <summary>What outlives the process of an entity job, and what a process outlives.</summary>
[Trait("Category", "Slow")]
public sealed class EntityJobProcessTests
{
    [Fact, Trait("Fault", "F12")]
    public async Task AnActionThatRunsOutOfMemoryHasFailedAndItsProcessGoesOn()
    {
        await using var bank = await Bank.OpenAsync();
        var account = (await bank.AddAccountsAsync(1))[0];
        var host = await bank.StartHostAsync(bank.Settings with { HeapLimit = 400_000_000 });

        await bank.WaitForStateAsync(bank.Jobs.Enqueue<HungryCredit>(x => x.Run(account)), "Succeeded");

        await bank.AssertCreditedOnceAsync(account);
        Assert.True(host.IsAlive);
        Assert.Equal(2, await bank.CountAsync(account, "attempt"));
        Assert.Equal(2, await bank.AskAsync<int>("select attempt from events.receipt"));
        Assert.Equal(0, await bank.AskAsync<long>("select count(*) from hangfire.jobparameter where name = 'Events.Crashes'"));
    }

    [Fact]
    public async Task TheResultOfAStepOutlivesTheProcessThatMadeIt()
    {
        await using var bank = await Bank.OpenAsync();
        var account = (await bank.AddAccountsAsync(1))[0];
        var dying = await bank.StartHostAsync();
        var job = bank.Jobs.Enqueue<SteppedCredit>(x => x.Run(account));
        await dying.WaitForExitAsync(TimeSpan.FromSeconds(60));

        await bank.StartHostAsync();
        await bank.WaitForStateAsync(job, "Succeeded");

        await bank.AssertCreditedOnceAsync(account);
        Assert.Equal((2, 1, 2), (await bank.CountAsync(account, "attempt"), await bank.CountAsync(account, "charged"), await bank.CountAsync(account, "result")));
        Assert.Equal(1, await bank.HistoryAsync<int>("select max(number) from history where kind = 'result'"));
    }

    [Fact]
    public async Task AChunkKilledHalfwayEndsWithOneEffectAndOneEventPerAccount()
    {
        await using var bank = await Bank.OpenAsync();
        var accounts = await bank.AddAccountsAsync(20);
        var dying = await bank.StartHostAsync();
        var job = Assert.Single(bank.Jobs.EnqueueEach<MidwayCredit>(accounts));
        await dying.WaitForExitAsync(TimeSpan.FromSeconds(60));

        await bank.StartHostAsync();
        await bank.WaitForStateAsync(job, "Succeeded");

        Assert.Equal(30, await bank.HistoryAsync<long>("select count(*) from history where kind = 'attempt'"));
        foreach (var account in accounts)
        {
            await bank.AssertCreditedOnceAsync(account);
        }
    }

    [Fact]
    public async Task TheSlotOfAKilledProcessIsFreeOnceItsLeaseHasEnded()
    {
        await using var bank = await Bank.OpenAsync();
        var account = (await bank.AddAccountsAsync(1))[0];
        var dying = await bank.StartHostAsync();
        var holding = bank.Jobs.Enqueue<LoneCredit>(x => x.Run(account));
        await bank.WaitForHistoryAsync(account, "attempt", 1);
        var waiting = bank.Jobs.Enqueue<LoneCredit>(x => x.Run(account));
        await bank.WaitForStateAsync(waiting, "Scheduled");

        dying.Kill();
        await bank.StartHostAsync();
        await bank.WaitForStateAsync(waiting, "Succeeded");
        await bank.WaitForStateAsync(holding, "Succeeded");

        Assert.Equal(2, await bank.AskAsync<int>($"select \"Balance\" from \"Accounts\" where \"Id\" = '{account}'"));
        Assert.Equal(0, await bank.AskAsync<long>("select count(*) from events.slot"));
    }
}
