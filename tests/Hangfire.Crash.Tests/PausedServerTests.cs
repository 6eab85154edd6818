using Hangfire.Crash.Tests.Support;
using WorkerHost;

namespace Hangfire.Crash.Tests;

[Trait("Category", "Slow")]
public sealed class PausedServerTests : CrashLab
{
    [Fact, Trait("Fault", "F86")]
    public async Task AJobLongerThanTheInvisibilityTimeoutRunsOnce()
    {
        await StartHostAsync();
        await StartHostAsync();
        var duration = (int)(Settings.InvisibilityTimeout * 3).TotalMilliseconds;

        Enqueue(() => HistoryJobs.TakeTime(1, duration));
        await WaitForSucceededAsync(1);

        Assert.Equal(1, await History.CountAsync("began", 1));
        Assert.Equal(1, await History.CountAsync("ended", 1));
    }

    [Fact]
    public async Task AServerThatWasPausedBeyondTheTimeoutDoesNotEndItsJobASecondTime()
    {
        var zombie = await StartHostAsync();
        Enqueue(() => HistoryJobs.TakeTime(1, 1500));
        await WaitUntilAsync(async () => await History.CountAsync("began", 1) == 1, "the job began");
        await zombie.SignalAsync("STOP");
        ProvenFault(await History.CountAsync("ended", 1) == 0, "the job had ended before the pause");

        await StartHostAsync();
        await WaitForSucceededAsync(1);
        await zombie.SignalAsync("CONT");
        await WaitUntilAsync(async () => await History.CountAsync("ended", 1) == 2, "the paused server came to the end of its run");

        // Its orderly end proves that it is past the end of the job.
        await zombie.SignalAsync("TERM");
        await zombie.WaitForExitAsync(Patience);
        Assert.Equal(2, await History.CountAsync("began", 1));
        Assert.Equal(1, await AskAsync<long>("select count(*) from hangfire.state where name = 'Succeeded'"));
        Assert.Equal(1, await JobsInAsync("Succeeded"));
    }

    [Fact]
    public async Task AJobWhoseLockWasTakenOverDuringAPauseGivesUpAndWaitsForItsTurnAgain()
    {
        var zombie = await StartHostAsync();
        Enqueue(() => HistoryJobs.RunAlone(1, CancellationToken.None));
        await WaitUntilAsync(async () => await History.CountAsync("began", 1) == 1, "the job held its lock");
        await zombie.SignalAsync("STOP");
        using var connection = new PostgreSql.PostgreSqlStorage(Storage).GetConnection();

        using (connection.AcquireDistributedLock("crash-tests", Settings.InvisibilityTimeout + TimeSpan.FromSeconds(20)))
        {
            ProvenFault(await History.CountAsync("interrupted", 1) == 0, "the job had given up before the lock was taken over");
            await zombie.SignalAsync("CONT");
            await WaitUntilAsync(async () => await History.CountAsync("interrupted", 1) == 1, "the job heard that it had lost its lock");
            Assert.Equal(1, await History.CountAsync("began", 1));
        }

        await WaitForSucceededAsync(1);
        Assert.Equal(2, await History.CountAsync("began", 1));
    }
}
