using System.Collections.Concurrent;
using Events.Hangfire.Tests.Support;
using Hangfire;

namespace Events.Hangfire.Tests.Limits;

/// <summary>With a lease of two minutes a job that nobody starts asks again after 80 seconds at the earliest; so whatever ends before was started by a free slot.</summary>
public sealed class WaiterTests : IAsyncLifetime
{
    private static readonly TimeSpan BeforeAsking = TimeSpan.FromSeconds(40);

    private readonly TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> ran = [];
    private TestHost host = null!;
    private Thing thing = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.StartAsync(app => app.HasAction<LimitTests.OneAtATime>().HasAction<OncePerHour>(), options => options.SlotLease = TimeSpan.FromMinutes(2), workers: 20);
        thing = await host.AddThingAsync();
        host.Script.Act = async (_, job, _) =>
        {
            ran.Enqueue(job.JobId);
            await release.Task;
        };
    }

    public async Task DisposeAsync()
    {
        release.TrySetResult();
        await host.DisposeAsync();
    }

    [Fact]
    [Trait("Fault", "F82")]
    [Trait("Category", "Slow")]
    public async Task AHundredJobsOfOneEntityEndInAFewSeconds()
    {
        release.SetResult();
        var jobs = Enumerable.Range(0, 100).Select(_ => Enqueue()).ToList();

        await AllRanAsync(jobs);

        Assert.Equal(jobs.Order(), ran.Order());
    }

    [Fact]
    public async Task TheJobThatHasWaitedLongestIsStartedFirst()
    {
        var jobs = await HolderAndWaitersAsync(4);

        release.SetResult();
        await AllRanAsync(jobs);

        Assert.Equal(jobs, ran);
        await TestHost.WaitUntilAsync(async () => await Waiters() == 0, () => "A job is still noted as waiting.");
    }

    [Fact]
    public async Task ADeletedWaiterIsPassedOverAndForgotten()
    {
        var jobs = await HolderAndWaitersAsync(2);
        host.Jobs.Delete(jobs[1]);

        release.SetResult();
        await AllRanAsync([jobs[0], jobs[2]]);

        Assert.Equal([jobs[0], jobs[2]], ran);
        await TestHost.WaitUntilAsync(async () => await Waiters() == 0, () => "The deleted job is still noted as waiting.");
    }

    [Fact]
    public async Task AWaiterSomebodyHasRescheduledKeepsItsTime()
    {
        var jobs = await HolderAndWaitersAsync(2);
        host.Jobs.Reschedule(jobs[1], TimeSpan.FromDays(1));

        release.SetResult();
        await AllRanAsync([jobs[0], jobs[2]]);

        Assert.Equal("Scheduled", await host.WaitForStateAsync(jobs[1], "Scheduled"));
        Assert.Equal([jobs[0], jobs[2]], ran);
    }

    [Fact]
    public async Task WaitersOfADeadProcessGoOnOneAfterTheOtherWhenItsLeaseHasEnded()
    {
        release.SetResult();
        await host.Database.ExecuteAsync(
            $"insert into events.slot values ('entity Thing', '{thing.Id}', 1, gen_random_uuid(), false, clock_timestamp() + interval '6 seconds')");
        var jobs = Enumerable.Range(0, 10).Select(_ => Enqueue()).ToList();
        await TestHost.WaitUntilAsync(async () => await Waiters() == jobs.Count, () => "Not every job waits.");
        Assert.Empty(ran);

        await AllRanAsync(jobs);

        Assert.Equal(0, await Waiters());
    }

    [Fact]
    public async Task AJobHeldBackByARateIsScheduledForTheMomentThereIsRoom()
    {
        release.SetResult();
        await host.WaitForStateAsync(host.Jobs.Enqueue<OncePerHour>(action => action.Run(thing.Id)), "Succeeded");

        var second = host.Jobs.Enqueue<OncePerHour>(action => action.Run(thing.Id));
        await host.WaitForStateAsync(second, "Scheduled");
        var why = Assert.Single((await host.WithAsync<IExplain, Explanation>(explain => explain.JobAsync(second))).Findings);

        var room = await host.Database.ScalarAsync<DateTime>("select until from events.slot");
        Assert.InRange(why.Due!.Value.UtcDateTime - room, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal(0, await Waiters());
    }

    private string Enqueue() => host.Jobs.Enqueue<LimitTests.OneAtATime>(action => action.Run(thing.Id));

    /// <summary>One job holds the entity, the others wait in the order of the list.</summary>
    private async Task<List<string>> HolderAndWaitersAsync(int waiters)
    {
        var jobs = new List<string> { Enqueue() };
        await TestHost.WaitUntilAsync(() => Task.FromResult(!ran.IsEmpty), () => "The first job does not run.");
        for (var count = 0; count < waiters; count++)
        {
            jobs.Add(Enqueue());
            await host.WaitForStateAsync(jobs[^1], "Scheduled");
        }

        return jobs;
    }

    private async Task AllRanAsync(List<string> jobs)
    {
        await TestHost.WaitUntilAsync(() => Task.FromResult(jobs.All(ran.Contains)), () => $"Only {ran.Count} of {jobs.Count} jobs ran.", BeforeAsking);
        foreach (var job in jobs)
        {
            await host.WaitForStateAsync(job, "Succeeded");
        }
    }

    private Task<int> Waiters() => host.Database.ScalarAsync<int>("select count(*)::int from events.slot_waiter");

    [Limit("hourly", Rate = 1, PerSeconds = 3600), Retry(0)]
    internal sealed class OncePerHour(Script script, IJobContext job) : ScriptedAction(script, job);
}
