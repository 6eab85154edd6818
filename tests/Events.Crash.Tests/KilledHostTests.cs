using EventsHost;
using Events.Crash.Tests.Support;
using Hangfire;

namespace Events.Crash.Tests;

[Trait("Category", "Slow")]
public sealed class KilledHostTests
{
    [Fact]
    public async Task AJobWhoseProcessDiedAfterTheCommitIsNotDoneAgain()
    {
        await using var bank = await Bank.OpenAsync();
        var account = (await bank.AddAccountsAsync(1))[0];
        var dying = await bank.StartHostAsync("tx.after-commit:kill:1");
        bank.Jobs.Enqueue<CreditAccount>(x => x.Run(account));
        await dying.WaitForExitAsync(TimeSpan.FromSeconds(60));

        await bank.StartHostAsync();
        await Bank.WaitUntilAsync(async () => await bank.AskAsync<long>("select count(*) from events.delivery where status = 'Handled'") == 1, "the event was handled");

        Assert.Equal(1, await bank.AskAsync<int>($"select \"Balance\" from \"Accounts\" where \"Id\" = '{account}'"));
        Assert.Equal(1, await bank.HistoryAsync<long>("select count(*) from history where kind = 'attempt'"));
        Assert.Equal(1, await bank.AskAsync<long>("select count(*) from events.event"));
    }
}
