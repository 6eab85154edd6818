using Hangfire.Crash.Tests.Support;
using WorkerHost;

namespace Hangfire.Crash.Tests;

[Trait("Category", "Slow")]
public sealed class KilledServerTests : CrashLab
{
    private const int Jobs = 20_000;
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(2);

    [Fact, Trait("Fault", "F87")]
    public async Task EveryJobEndsAlthoughAServerIsKilledEveryTwoSeconds()
    {
        EnqueueNotes(Jobs);
        HostProcess[] hosts = [await StartHostAsync(), await StartHostAsync()];

        var (kills, claimed) = (0, 0L);
        while (await JobsInAsync("Succeeded") < Jobs && kills < 200)
        {
            await Task.Delay(BetweenKills);
            var victim = kills++ % hosts.Length;
            hosts[victim].Kill();
            claimed += await AskAsync<long>("select count(*) from hangfire.jobqueue where fetchedat is not null");
            hosts[victim] = await StartHostAsync();
        }

        await WaitForSucceededAsync(Jobs);
        ProvenFault(kills > 0 && claimed > 0, $"{kills} kills left {claimed} claims behind");
        Assert.Equal(Jobs, await History.KeysAsync());
        Assert.InRange(await History.CountAsync("began"), Jobs, Jobs + claimed);
        Assert.Equal(0, await AskAsync<long>("select count(*) from hangfire.jobqueue"));
        Assert.Equal(Jobs, await AskAsync<long>("select count(*) from hangfire.state where name = 'Succeeded'"));
    }

    [Fact]
    public async Task AJobOfAKilledServerRunsAgainWithinTheInvisibilityTimeout()
    {
        var victim = await StartHostAsync();
        Enqueue(() => HistoryJobs.TakeTime(1, 2000));
        await WaitUntilAsync(async () => await History.CountAsync("began", 1) == 1, "the job began");
        var other = await StartHostAsync();

        victim.Kill();

        ProvenFault(await History.CountAsync("ended", 1) == 0, "the job had ended before the kill");
        await WaitUntilAsync(
            async () => await History.ProcessOfAsync(1) == other.Id, "the other server took over",
            Settings.InvisibilityTimeout + TimeSpan.FromSeconds(10));
        await WaitForSucceededAsync(1);
    }

    [Fact, Trait("Fault", "F02")]
    public async Task AJobKilledBeforeItsStartWasStoredRunsAgainAndStoresItFirst()
    {
        var runs = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var settings = Settings with { StartDeferral = TimeSpan.FromMinutes(1) };
        List<HostProcess> hosts = [await StartHostAsync(settings), await StartHostAsync(settings), await StartHostAsync(settings)];
        var id = Enqueue(() => HistoryJobs.EndProcess(runs, 2));
        await WaitUntilAsync(() => Task.FromResult(hosts.Count(host => host.IsAlive) == 2), "the job ended its process");
        ProvenFault(await StartsOfAsync(id) == 0, "the start was stored before the process ended");

        await WaitUntilAsync(() => Task.FromResult(hosts.Count(host => host.IsAlive) == 1), "the job ended the next process");
        Assert.Equal(1, await StartsOfAsync(id));

        await WaitForSucceededAsync(1);
        Assert.Equal(2, await StartsOfAsync(id));
        Assert.Equal(3, new FileInfo(runs).Length);
        File.Delete(runs);
    }

    [Fact, Trait("Fault", "F16")]
    public async Task ALockHeldByAKilledServerIsFreeAsSoonAsItsJobs()
    {
        var victim = await StartHostAsync(Settings with { LockTimeout = TimeSpan.FromMinutes(10) });
        Enqueue(() => HistoryJobs.HoldLock(1, 30_000, null!));
        await WaitUntilAsync(async () => await History.CountAsync("began", 1) == 1, "the lock was held");

        victim.Kill();

        ProvenFault(await AskAsync<long>("select count(*) from hangfire.lock where resource like '%crash-tests'") == 1, "no lock was left behind");
        using var connection = new PostgreSql.PostgreSqlStorage(Storage).GetConnection();
        using var taken = connection.AcquireDistributedLock("crash-tests", Settings.InvisibilityTimeout + TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task AScheduledRetrySurvivesTheServerThatScheduledIt()
    {
        var victim = await StartHostAsync();
        Enqueue(() => HistoryJobs.FailOnce(1, null!));
        await WaitUntilAsync(async () => await AskAsync<long>("select count(*) from hangfire.state where name = 'Scheduled'") == 1, "it was scheduled");

        victim.Kill();
        await StartHostAsync();

        await WaitForSucceededAsync(1);
        Assert.Equal(2, await History.CountAsync("began", 1));
    }

    private Task<long> StartsOfAsync(string id) => AskAsync<long>($"select count(*) from hangfire.state where jobid = {id} and name = 'Processing'");
}
