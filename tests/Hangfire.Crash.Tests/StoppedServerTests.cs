using System.Diagnostics;
using Hangfire.Crash.Tests.Support;
using WorkerHost;

namespace Hangfire.Crash.Tests;

[Trait("Category", "Slow")]
public sealed class StoppedServerTests : CrashLab
{
    [Fact]
    public async Task AnOrderlyStopLetsARunningJobEnd()
    {
        var host = await StartHostAsync();
        Enqueue(() => HistoryJobs.TakeTime(1, 3000));
        await WaitUntilAsync(async () => await History.CountAsync("began", 1) == 1, "the job began");

        await host.SignalAsync("TERM");
        ProvenFault(await History.CountAsync("ended", 1) == 0, "the job had ended before the stop");
        await host.WaitForExitAsync(Patience);

        Assert.Equal(0, host.ExitCode);
        Assert.Equal(1, await History.CountAsync("ended", 1));
        Assert.Equal(1, await JobsInAsync("Succeeded"));
    }

    [Fact]
    public async Task AJobThatOutlivesTheShutdownTimeoutIsHandedBack()
    {
        var settings = Settings with { ShutdownTimeout = TimeSpan.FromSeconds(2), InvisibilityTimeout = TimeSpan.FromMinutes(30) };
        var host = await StartHostAsync(settings);
        Enqueue(() => HistoryJobs.TakeTime(1, 60_000));
        await WaitUntilAsync(async () => await History.CountAsync("began", 1) == 1, "the job began");

        var watch = Stopwatch.StartNew();
        await host.SignalAsync("TERM");
        await host.WaitForExitAsync(settings.ShutdownTimeout + TimeSpan.FromSeconds(20));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Equal(0, await History.CountAsync("ended", 1));
        Assert.Equal(1, await AskAsync<long>("select count(*) from hangfire.jobqueue where fetchedat is null"));
    }
}
