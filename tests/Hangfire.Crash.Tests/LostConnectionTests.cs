using System.Diagnostics;
using Hangfire.Crash.Tests.Support;
using WorkerHost;

namespace Hangfire.Crash.Tests;

[Trait("Category", "Slow")]
public sealed class LostConnectionTests : CrashLab
{
    private const string Others = "datname = current_database() and pid <> pg_backend_pid()";

    [Fact]
    public async Task JobsAreFoundAfterTheListeningConnectionWasTerminated()
    {
        await StartHostAsync(Settings);
        await WaitUntilAsync(async () => await TerminateListenersAsync() == 1, "the listener listened, and was terminated");

        Enqueue(() => HistoryJobs.Note(1));

        await WaitUntilAsync(async () => await History.CountAsync("began", 1) == 1, "the job began", TimeSpan.FromSeconds(10));
        await WaitUntilAsync(async () => await ListenersAsync() == 1, "the listener is back");
    }

    [Fact]
    public async Task EveryJobEndsAlthoughConnectionsAreTerminatedAtRandom()
    {
        const int jobs = 5000;
        const int seed = 20;
        EnqueueNotes(jobs);
        var host = await StartHostAsync();
        var random = new Random(seed);
        var terminated = 0L;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(20))
        {
            terminated += await AskAsync<long>(
                $"select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity where {Others} and backend_type = 'client backend' " +
                $"order by pid offset {random.Next(4)} limit 1) as one");
            await Task.Delay(200);
        }

        ProvenFault(terminated > 0, $"no connection was terminated, seed {seed}");
        await WaitForSucceededAsync(jobs);
        Assert.Equal(jobs, await History.KeysAsync());
        Assert.Equal(jobs, await AskAsync<long>("select count(*) from hangfire.state where name = 'Succeeded'"));
        Assert.True(host.IsAlive);
    }

    [Fact]
    public async Task AJobLongerThanTheTimeoutRunsOnceAlthoughConnectionsAreTerminated()
    {
        await StartHostAsync();
        await StartHostAsync();
        Enqueue(() => HistoryJobs.TakeTime(1, 8000));
        await WaitUntilAsync(async () => await History.CountAsync("began", 1) == 1, "the job began");

        var terminated = await AskAsync<long>($"select count(pg_terminate_backend(pid)) from pg_stat_activity where {Others} and backend_type = 'client backend'");
        ProvenFault(terminated > 0, "no connection was terminated");

        await WaitForSucceededAsync(1);
        Assert.Equal(1, await History.CountAsync("began", 1));
    }

    private Task<long> ListenersAsync() =>
        AskAsync<long>($"select count(*) from pg_stat_activity where {Others} and query ilike 'listen%'");

    private Task<long> TerminateListenersAsync() =>
        AskAsync<long>($"select count(pg_terminate_backend(pid)) from pg_stat_activity where {Others} and query ilike 'listen%'");
}
