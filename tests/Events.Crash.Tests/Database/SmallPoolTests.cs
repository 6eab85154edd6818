using Events.Crash.Tests.Support;
using Postgres.Testing;

namespace Events.Crash.Tests.Database;

[Trait("Category", "Slow")]
public sealed class SmallPoolTests
{
    [Fact, Trait("Fault", "F23"), Trait("Requirement", "K12")]
    public async Task TwentyWorkersDoEverythingOnceOnFiveConnectionsAndAreWarnedOf()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var bank = await Bank.OpenAsync($"{database.ConnectionString};Maximum Pool Size=5", workers: 20);
        await using var host = await HostHere.StartAsync(bank.Settings);
        var work = new Workload(bank);

        await work.SubmitAsync(100);

        await work.CheckAsync();
        await Bank.WaitUntilAsync(() => Task.FromResult(host.Log.Count("The pool holds") > 0), "the small pool was warned of");
        Assert.Equal(1, host.Log.Count("The pool holds 5 connections, and 20 workers may want 49 (2 × workers + 9): jobs wait for each other's connections. "
            + "Set \"Maximum Pool Size\" in the connection string to 49 or more, or lower WorkerCount"));
    }
}
