using Events.Crash.Tests.Support;
using EventsHost;
using Hangfire;
using Npgsql;
using Postgres.Testing;

namespace Events.Crash.Tests.Database;

[Trait("Category", "Slow")]
public sealed class TimeoutTests
{
    [Theory, Trait("Fault", "F27")]
    [InlineData("statement_timeout", "57014")]
    [InlineData("lock_timeout", "55P03")]
    public async Task AnActionThatWaitsForALockTooLongFailsByItsPolicyAndTheLogNamesTheCause(string limit, string sqlState)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var bank = await Bank.OpenAsync($"{database.ConnectionString};Options=-c {limit}=500ms");
        var account = (await bank.AddAccountsAsync(1))[0];
        await using var host = await HostHere.StartAsync(bank.Settings);
        await using var rogue = new NpgsqlConnection(database.ConnectionString);
        await rogue.OpenAsync();
        await using var holding = await rogue.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("""lock table "Accounts" in exclusive mode""", rogue);
        await command.ExecuteNonQueryAsync();

        var job = bank.Jobs.Enqueue<QuickCredit>(x => x.Run(account));
        await bank.WaitForStateAsync(job, "Failed");
        await holding.RollbackAsync();

        Assert.Equal(4, await bank.CountAsync(account, "worked"));
        Assert.Equal(4, host.Log.Count($"{account}: attempt"));
        Assert.InRange(host.Log.Count(sqlState), 4, int.MaxValue);
        Assert.Equal("creditFailed", await bank.AskAsync<string>("select string_agg(name, ',') from events.event"));
        Assert.Equal(0, await bank.AskAsync<int>($"select \"Balance\" from \"Accounts\" where \"Id\" = '{account}'"));
    }

    [Fact, Trait("Fault", "F27")]
    public async Task AnActionThatGetsItsLockAtALaterAttemptSucceeds()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var bank = await Bank.OpenAsync($"{database.ConnectionString};Options=-c lock_timeout=500ms");
        var account = (await bank.AddAccountsAsync(1))[0];
        await using var host = await HostHere.StartAsync(bank.Settings);
        await using var rogue = new NpgsqlConnection(database.ConnectionString);
        await rogue.OpenAsync();
        await using (var holding = await rogue.BeginTransactionAsync())
        {
            await using var command = new NpgsqlCommand("""lock table "Accounts" in exclusive mode""", rogue);
            await command.ExecuteNonQueryAsync();
            bank.Jobs.Enqueue<SteadyCredit>(x => x.Run(account));
            await bank.WaitForHistoryAsync(account, "worked", 2);
        }

        await bank.AssertCreditedOnceAsync(account);
        Assert.True(host.Log.Count("55P03") > 0, "The lock was not met, so it proves nothing.");
    }
}
