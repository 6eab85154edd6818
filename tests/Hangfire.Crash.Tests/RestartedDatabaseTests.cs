using Hangfire.Crash.Tests.Support;
using Npgsql;
using Postgres.Testing;

namespace Hangfire.Crash.Tests;

/// <summary>The storage is on a server of its own here, the history on the one no fault hits.</summary>
[Trait("Category", "Slow")]
public sealed class RestartedDatabaseTests : CrashLab
{
    private const int Jobs = 6000;
    private PrivateCluster? cluster;

    protected override string Storage => cluster!.ConnectionString;

    public override async Task InitializeAsync()
    {
        cluster = await PrivateCluster.StartNewAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await cluster!.DisposeAsync();
    }

    [Fact]
    public async Task EveryJobEndsAfterTheDatabaseWasStoppedLikeACrash()
    {
        EnqueueNotes(Jobs);
        var host = await StartHostAsync();
        await WaitUntilAsync(async () => await JobsInAsync("Succeeded") > 100, "the work was under way");

        await cluster!.StopImmediatelyAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => JobsInAsync("Succeeded"));
        await Task.Delay(TimeSpan.FromSeconds(5));
        await cluster.StartAsync();

        ProvenFault(await JobsInAsync("Succeeded") < Jobs, "all jobs had ended before the stop");
        await AssertAllEndedAsync(host);
    }

    [Fact]
    public async Task EveryJobEndsAlthoughTheDatabaseIsRestartedAgainAndAgain()
    {
        EnqueueNotes(Jobs);
        var host = await StartHostAsync();
        var restarts = 0;
        while (restarts < 5 && await JobsInAsync("Succeeded") < Jobs)
        {
            await cluster!.RestartFastAsync();
            restarts++;
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        ProvenFault(restarts > 1, $"only {restarts} restarts before all jobs had ended");
        await AssertAllEndedAsync(host);
    }

    private async Task AssertAllEndedAsync(HostProcess host)
    {
        await WaitForSucceededAsync(Jobs);
        Assert.True(host.IsAlive);
        Assert.Equal(Jobs, await History.KeysAsync());
        Assert.Equal(Jobs, await AskAsync<long>("select count(*) from hangfire.state where name = 'Succeeded'"));
        Assert.Equal(0, await AskAsync<long>("select count(*) from hangfire.jobqueue"));
    }
}
