using Events.Crash.Tests.Support;
using EventsHost;
using Hangfire;

namespace Events.Crash.Tests;

/// <summary>Whatever becomes of the process, an entity job has one effect and one event, and its handler applies that once.</summary>
[Trait("Category", "Slow")]
public sealed class EntityJobCrashTests
{
    [Theory]
    [Trait("Fault", "F01"), Trait("Fault", "F02"), Trait("Fault", "F03"), Trait("Fault", "F05"), Trait("Requirement", "E-08")]
    [InlineData("job.before-load", 1)]
    [InlineData("job.after-load", 1)]
    [InlineData("job.after-handler", 2)]
    [InlineData("tx.before-commit", 2)]
    [InlineData("tx.after-commit", 1)]
    public async Task AProcessKilledAtAnyMomentLeavesOneEffectAndOneEvent(string moment, int attempts)
    {
        await using var bank = await Bank.OpenAsync();
        var account = (await bank.AddAccountsAsync(1))[0];
        var dying = await bank.StartHostAsync($"{moment}:kill:1");
        var job = bank.Jobs.Enqueue<QuickCredit>(x => x.Run(account));
        await dying.WaitForExitAsync(TimeSpan.FromSeconds(60));

        await bank.StartHostAsync();
        await bank.WaitForStateAsync(job, "Succeeded");

        await bank.AssertCreditedOnceAsync(account);
        Assert.Equal(attempts, await bank.CountAsync(account, "attempt"));
    }

    [Fact, Trait("Fault", "F02"), Trait("Requirement", "D-25")]
    public async Task AProcessKilledWhileItRecordsTheFailureLeavesOneFailureEvent()
    {
        await using var bank = await Bank.OpenAsync();
        var unknown = Guid.NewGuid();
        var dying = await bank.StartHostAsync("tx.before-commit:kill:1");
        var job = bank.Jobs.Enqueue<QuickCredit>(x => x.Run(unknown));
        await dying.WaitForExitAsync(TimeSpan.FromSeconds(60));

        await bank.StartHostAsync();
        await bank.WaitForStateAsync(job, "Failed");

        Assert.Equal("creditFailed", await bank.AskAsync<string>("select string_agg(name, ',') from events.event"));
        Assert.Equal("Failed", await bank.AskAsync<string>("select string_agg(outcome, ',') from events.receipt"));
    }

    [Fact, Trait("Fault", "F07"), Trait("Requirement", "O-28")]
    public async Task AnOrderlyStopLetsARunningActionEndAndCommit()
    {
        await using var bank = await Bank.OpenAsync();
        var account = (await bank.AddAccountsAsync(1))[0];
        var host = await bank.StartHostAsync();
        var job = bank.Jobs.Enqueue<SlowCredit>(x => x.Run(account));
        await bank.WaitForHistoryAsync(account, "attempt", 1);

        await host.SignalAsync("TERM");
        await host.WaitForExitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(0, host.ExitCode);
        Assert.Equal("Succeeded", await bank.StateAsync(job));
        Assert.Equal(1, await bank.CountAsync(account, "worked"));
    }

    [Fact, Trait("Fault", "F08")]
    public async Task AnActionThatHearsNothingIsGivenBackWhenTheServerStopsAndEndsElsewhere()
    {
        await using var bank = await Bank.OpenAsync();
        var account = (await bank.AddAccountsAsync(1))[0];
        var host = await bank.StartHostAsync();
        var job = bank.Jobs.Enqueue<StubbornCredit>(x => x.Run(account));
        await bank.WaitForHistoryAsync(account, "attempt", 1);

        await host.SignalAsync("TERM");
        await host.WaitForExitAsync(TimeSpan.FromSeconds(20));
        await bank.StartHostAsync();
        await bank.WaitForStateAsync(job, "Succeeded");

        await bank.AssertCreditedOnceAsync(account);
        Assert.Equal(2, await bank.CountAsync(account, "attempt"));
        Assert.Equal(0, await bank.AskAsync<long>("select count(*) from hangfire.jobparameter where name = 'Events.Crashes'"));
    }

    [Fact, Trait("Fault", "F09")]
    public async Task AZombieThatWakesUpAfterAnotherServerDidItsJobCommitsNothing()
    {
        await using var bank = await Bank.OpenAsync();
        var account = (await bank.AddAccountsAsync(1))[0];
        var zombie = await bank.StartHostAsync();
        var job = bank.Jobs.Enqueue<SlowCredit>(x => x.Run(account));
        await bank.WaitForHistoryAsync(account, "attempt", 1);
        await zombie.SignalAsync("STOP");

        await bank.StartHostAsync();
        await bank.WaitForStateAsync(job, "Succeeded");
        await zombie.SignalAsync("CONT");
        await bank.WaitForHistoryAsync(account, "worked", 2);
        await zombie.SignalAsync("TERM");
        await zombie.WaitForExitAsync(TimeSpan.FromSeconds(30));

        await bank.AssertCreditedOnceAsync(account);
        Assert.Equal("Succeeded", await bank.StateAsync(job));
    }

    [Fact, Trait("Fault", "F10"), Trait("Fault", "F11"), Trait("Requirement", "R11")]
    public async Task AnActionThatTakesItsProcessWithItIsGivenUpAfterThreeCrashesAndOthersGoOn()
    {
        await using var bank = await Bank.OpenAsync();
        var accounts = await bank.AddAccountsAsync(2);
        var (fatal, healthy) = (accounts[0], accounts[1]);
        var job = bank.Jobs.Enqueue<FatalCredit>(x => x.Run(fatal));
        for (var crash = 1; crash <= 3; crash++)
        {
            await (await bank.StartHostAsync()).WaitForExitAsync(TimeSpan.FromSeconds(60));
        }

        // The first start may be lost with its process, and that crash is then not counted.
        var host = await bank.StartHostAsync();
        await Bank.WaitUntilAsync(async () => !host.IsAlive || await bank.StateAsync(job) == "Failed", "the job was given up, or ended a fourth process");
        if (!host.IsAlive)
        {
            await bank.StartHostAsync();
        }

        await bank.WaitForStateAsync(job, "Failed");
        await bank.WaitForStateAsync(bank.Jobs.Enqueue<QuickCredit>(x => x.Run(healthy)), "Succeeded");
        await Bank.WaitUntilAsync(async () => await bank.AskAsync<long>("select count(*) from events.event") == 2, "both outcomes were published");

        Assert.InRange(await bank.CountAsync(fatal, "attempt"), 3, 4);
        Assert.Equal("CRASH_LOOP", await bank.AskAsync<string>($"select envelope #>> '{{payload,code}}' from events.event where entity_id = '{fatal}'"));
        await bank.AssertCreditedOnceAsync(healthy);
    }

    [Fact, Trait("Fault", "F13")]
    public async Task ActionsThatHoldEveryThreadBeyondTheirClaimsRunOnce()
    {
        await using var bank = await Bank.OpenAsync(workers: 32, invisibility: TimeSpan.FromSeconds(5)); // less than the action takes
        var accounts = await bank.AddAccountsAsync(32);
        await bank.StartHostAsync();
        await bank.StartHostAsync();
        var jobs = accounts.Select(account => bank.Jobs.Enqueue<BlockingCredit>(x => x.Run(account))).ToList();

        foreach (var job in jobs)
        {
            await bank.WaitForStateAsync(job, "Succeeded");
        }

        Assert.Equal(32, await bank.HistoryAsync<long>("select count(*) from history where kind = 'attempt'"));
        Assert.Equal(32, await bank.AskAsync<long>("""select count(*) from "Accounts" where "Balance" = 1"""));
    }
}
