using System.Collections.Concurrent;
using Events.Hangfire.Tests.Support;
using Hangfire;

namespace Events.Hangfire.Tests.Limits;

public sealed class SeveralLimitsTests
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> running = new();
    private readonly ConcurrentQueue<string> done = [];

    [Fact]
    public async Task AJobThatCannotUseTheSlotItWasCalledForLeavesItToTheNext()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<LimitTests.OneAtATime>().HasAction<Gated>().HasAction<GatedOneAtATime>());
        var (one, other) = (await host.AddThingAsync(), await host.AddThingAsync());
        host.Script.Act = async (_, job, _) =>
        {
            await running.GetOrAdd(job.JobId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            done.Enqueue(job.JobId);
        };
        var gateHolder = await StartAsync(host.Jobs.Enqueue<Gated>(action => action.Run(other.Id)));
        var needsBoth = host.Jobs.Enqueue<GatedOneAtATime>(action => action.Run(one.Id));
        await host.WaitForStateAsync(needsBoth, "Scheduled");
        var entityHolder = await StartAsync(host.Jobs.Enqueue<LimitTests.OneAtATime>(action => action.Run(one.Id)));
        var next = host.Jobs.Enqueue<Gated>(action => action.Run(other.Id));
        await host.WaitForStateAsync(next, "Scheduled");

        running[gateHolder].SetResult(); // calls the job that needs both, which does not get the entity
        await StartAsync(next);
        running[entityHolder].SetResult();
        running[next].SetResult();
        await StartAsync(needsBoth);
        running[needsBoth].SetResult();
        await host.WaitForStateAsync(needsBoth, "Succeeded");

        Assert.Equal(needsBoth, done.Last());
        await TestHost.WaitUntilAsync(
            async () => await host.Database.ScalarAsync<int>("select count(*)::int from events.slot_waiter") == 0, () => "A job is still noted as waiting.");
    }

    /// <summary>Waits until the job runs; one that nobody starts would ask by itself after 20 seconds at the earliest.</summary>
    private async Task<string> StartAsync(string job)
    {
        await TestHost.WaitUntilAsync(() => Task.FromResult(running.ContainsKey(job)), () => $"Job {job} does not run.", TimeSpan.FromSeconds(18));
        return job;
    }

    [Limit("gate", Concurrency = 1), Retry(0)]
    internal sealed class Gated(Script script, IJobContext job) : ScriptedAction(script, job);

    [OneAtATime, Limit("gate", Concurrency = 1), Retry(0)]
    internal sealed class GatedOneAtATime(Script script, IJobContext job) : ScriptedAction(script, job);
}
