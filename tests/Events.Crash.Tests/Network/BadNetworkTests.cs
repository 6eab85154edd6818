using Events.Crash.Tests.Database;
using Events.Crash.Tests.Support;
using EventsHost;
using Hangfire;
using Npgsql;
using Postgres.Testing;

namespace Events.Crash.Tests.Network;

/// <summary>A host whose way to the database leads through a proxy, beside one that goes straight.</summary>
[Trait("Category", "Slow")]
public sealed class BadNetworkTests : IAsyncLifetime
{
    private const int Resets = 10;

    private TestDatabase database = null!;
    private Bank bank = null!;
    private TcpProxy proxy = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        bank = await Bank.OpenAsync(database.ConnectionString);
        proxy = TcpProxy.StartNew(new NpgsqlConnectionStringBuilder(database.ConnectionString).Port);
    }

    public async Task DisposeAsync()
    {
        await proxy.DisposeAsync();
        await bank.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact, Trait("Fault", "F38")]
    public async Task AHostThatWasCutOffCommitsNothingThatAnotherHasDoneMeanwhile()
    {
        await using var host = await StartBehindProxyAsync();
        var accounts = await bank.AddAccountsAsync(6);
        var jobs = accounts.Select(account => bank.Jobs.Enqueue<SlowCredit>(x => x.Run(account))).ToList();
        foreach (var account in accounts)
        {
            await bank.WaitForHistoryAsync(account, "attempt", 1);
        }

        proxy.Cut();
        await bank.StartHostAsync();
        foreach (var job in jobs)
        {
            await bank.WaitForStateAsync(job, "Succeeded");
        }

        proxy.Heal();
        await Bank.WaitUntilAsync(async () => await bank.HistoryAsync<long>("select count(*) from history where kind = 'worked'") >= 12, "both hosts had worked on every account");

        foreach (var account in accounts)
        {
            await bank.AssertCreditedOnceAsync(account);
        }

        // Once on each host; a busy machine may let a short claim of the second one pass as well.
        Assert.InRange(await bank.HistoryAsync<long>("select count(*) from history where kind = 'attempt'"), 12, 18);
    }

    [Fact, Trait("Fault", "F39"), Trait("Fault", "F20")]
    public async Task AnswersThatAreLostLeaveOneEffectEach()
    {
        await using var host = await StartBehindProxyAsync();
        var work = new Workload(bank);
        await work.SubmitAsync(40);
        await work.WaitForCreditsAsync(10);

        var deaf = proxy.LoseReplies();

        await work.CheckAsync();
        Assert.InRange(deaf, 1, int.MaxValue);
        await Bank.WaitUntilAsync(() => Task.FromResult(host.Log.Count("The connection that listens for commits of other processes failed 1 times") > 0), "the silent listener was noticed");
    }

    [Fact, Trait("Fault", "F40")]
    public async Task ASlowNetworkThatResetsConnectionsLosesNothingAndIsNotStormed()
    {
        proxy.Latency = TimeSpan.FromMilliseconds(10);
        await using var host = await StartBehindProxyAsync();
        var work = new Workload(bank);
        await work.SubmitAsync(20);
        await ResetAsync();

        await work.CheckAsync();
        Assert.InRange(await bank.HistoryAsync<long>("select count(*) from history where kind = 'attempt'"), 20, 20 + Resets); // no more than was lost is done again
    }

    private async Task ResetAsync()
    {
        var random = new Random(40);
        for (var resets = 0; resets < Resets;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
            resets += proxy.ResetOne(random) ? 1 : 0;
        }
    }

    private Task<HostHere> StartBehindProxyAsync() => HostHere.StartAsync(bank.Settings with
    {
        Database = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = proxy.Port, Timeout = 2, CommandTimeout = 2, CancellationTimeout = 500 }.ConnectionString,
    });
}
