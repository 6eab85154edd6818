using System.Collections.Concurrent;
using System.Globalization;
using Events.Hangfire.Tests.Support;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Limits;

public sealed class LimitTests
{
    [Fact]
    public async Task NoMoreJobsRunAtOnceThanTheLimitAllows()
    {
        await using var host = await StartAsync();
        var gauge = new Gauge();
        host.Script.Act = (_, _, cancel) => gauge.StayAsync("all", cancel);
        var jobs = await EnqueueAsync<TwoAtATime>(host, things: 6, each: 1);

        await AllSucceededAsync(host, jobs);

        Assert.InRange(gauge.Most("all"), 1, 2);
    }

    [Fact]
    [Trait("Requirement", "O-10")]
    public async Task OneJobAtATimeActsOnAnEntityAndOthersAreNotHeldUp()
    {
        await using var host = await StartAsync();
        var gauge = new Gauge();
        host.Script.Act = (thing, _, cancel) =>
        {
            thing.Effects++;
            return gauge.StayAsync(thing.Id.ToString(), cancel);
        };
        var jobs = await EnqueueAsync<OneAtATime>(host, things: 2, each: 4);

        await AllSucceededAsync(host, jobs);

        Assert.All(await host.InDatabaseAsync(db => db.Things.ToListAsync()), thing => Assert.Equal((4, 1), (thing.Effects, gauge.Most(thing.Id.ToString()))));
    }

    [Fact]
    [Trait("Fault", "F82")]
    [Trait("Category", "Slow")]
    public async Task ManyJobsOfOneEntityRunOneByOneAndHoldUpNoOther()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("EVENTS_JOBS_OF_ONE_ENTITY") ?? "8", CultureInfo.InvariantCulture);
        await using var host = await StartAsync();
        var (busy, other) = (await host.AddThingAsync(), await host.AddThingAsync());
        var (inside, most, release) = (0, 0, new TaskCompletionSource());
        host.Script.Act = async (thing, _, _) =>
        {
            thing.Effects++;
            if (thing.Id == busy.Id)
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await release.Task;
                Interlocked.Decrement(ref inside);
            }
        };
        var jobs = Enumerable.Range(0, count).Select(_ => host.Jobs.Enqueue<OneAtATime>(action => action.Run(busy.Id))).ToList();
        var behind = Enumerable.Range(0, 5).Select(_ => host.Jobs.Enqueue<OneAtATime>(action => action.Run(other.Id))).ToList();

        await AllSucceededAsync(host, behind); // while the first of the others still holds the entity
        release.SetResult();
        await TestHost.WaitUntilAsync(
            async () => (await host.FindAsync(busy.Id))!.Effects == count, () => "Not every job has ended.", TimeSpan.FromSeconds(30 + (0.1 * count)));
        await AllSucceededAsync(host, jobs);

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task AJobThatFindsNoSlotIsScheduledAndKeepsItsAttempts()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        var release = new TaskCompletionSource();
        host.Script.Act = (_, _, _) => release.Task;
        var first = host.Jobs.Enqueue<OneAtATime>(action => action.Run(thing.Id));
        await host.WaitForStateAsync(first, "Processing");

        var second = host.Jobs.Enqueue<OneAtATime>(action => action.Run(thing.Id));
        await host.WaitForStateAsync(second, "Scheduled");
        var why = Assert.Single((await host.WithAsync<IExplain, Explanation>(explain => explain.JobAsync(second))).Findings);
        release.SetResult();
        await AllSucceededAsync(host, [first, second]);

        Assert.Equal(["act 1/1", "act 1/1"], host.Script.Trace);
        Assert.Equal((Cause.HeldBack, second), (why.Cause, why.JobId));
        Assert.Matches(
            $"^Job {second} is held back by the limit \"entity Thing\" of \"{thing.Id}\": job {first} has a slot until it ends, or until .*Z if its process died. It asks again at .*Z and uses up no attempt.$",
            why.Text);
        var reason = host.Services.GetRequiredService<JobStorage>().GetMonitoringApi().JobDetails(second).History
            .Last(state => state.StateName == "Scheduled").Reason;
        Assert.Equal($"The limit \"entity Thing\" of \"{thing.Id}\" has all its 1 slots taken. The job runs as soon as one is free; there is nothing to do.", reason);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task NoMoreJobsStartWithinTheWindowThanTheRateAllows()
    {
        await using var host = await StartAsync();
        var starts = new ConcurrentQueue<DateTime>();
        host.Script.Act = (_, _, _) =>
        {
            starts.Enqueue(DateTime.UtcNow);
            return Task.CompletedTask;
        };
        var jobs = await EnqueueAsync<ThreePerTwoSeconds>(host, things: 7, each: 1);

        await AllSucceededAsync(host, jobs);

        var ordered = starts.Order().ToList();
        Assert.All(ordered.Zip(ordered.Skip(3)), pair => Assert.InRange((pair.Second - pair.First).TotalSeconds, 1.8, 60)); // a slot is taken a moment before the start
    }

    [Fact]
    public async Task TheSlotOfADeadProcessFreesItself()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        await host.Database.ExecuteAsync(
            $"insert into events.slot values ('entity Thing', '{thing.Id}', 1, gen_random_uuid(), false, clock_timestamp() + interval '1500 milliseconds')");

        var job = host.Jobs.Enqueue<OneAtATime>(action => action.Run(thing.Id));
        await host.WaitForStateAsync(job, "Scheduled");
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal(0, await host.Database.ScalarAsync<int>("select count(*)::int from events.slot"));
    }

    [Fact]
    public async Task ALongJobKeepsItsSlotBeyondTheLease()
    {
        await using var host = await StartAsync(options => options.SlotLease = TimeSpan.FromSeconds(1));
        var thing = await host.AddThingAsync();
        var release = new TaskCompletionSource();
        host.Script.Act = (_, _, _) => release.Task;
        var job = host.Jobs.Enqueue<OneAtATime>(action => action.Run(thing.Id));
        await host.WaitForStateAsync(job, "Processing");
        await TestHost.WaitUntilAsync(async () => await Slots(host, "true") == 1, () => "No slot was taken.");

        await TestHost.WaitUntilAsync(
            async () => await Slots(host, $"until > (select createdat + interval '3 seconds' from hangfire.job where id = {job})") == 1, () => "The slot was not renewed.");
        Assert.Equal(1, await Slots(host, "until > clock_timestamp()"));

        release.SetResult();
        await host.WaitForStateAsync(job, "Succeeded");
    }

    [Fact]
    public async Task AChunkOfALimitedActionBecomesJobsThatKeepTheLimit()
    {
        await using var host = await StartAsync();
        var gauge = new Gauge();
        host.Script.Act = (thing, _, cancel) =>
        {
            thing.Effects++;
            return gauge.StayAsync("all", cancel);
        };
        var ids = new List<Guid>();
        for (var count = 0; count < 5; count++)
        {
            ids.Add((await host.AddThingAsync()).Id);
        }

        host.Jobs.EnqueueEach<TwoAtATime>(ids);
        await TestHost.WaitUntilAsync(
            async () => await host.InDatabaseAsync(db => db.Things.SumAsync(thing => thing.Effects)) == 5, () => "Not every entity was acted on.");

        Assert.InRange(gauge.Most("all"), 1, 2);
    }

    [Fact]
    public async Task LimitsThatCannotWorkAreRefusedAtTheStart()
    {
        var refused = await Assert.ThrowsAsync<ConfigurationException>(() => TestHost.StartAsync(app => app.HasAction<Unlimited>().HasAction<TwoAtATime>().HasAction<NineAtATime>()));

        Assert.Contains("The limit \"none\" of Unlimited has Concurrency 0 and Rate 0 per 1 s. Give it a name and a Concurrency or Rate of 1 or more.", refused.Message, StringComparison.Ordinal);
        Assert.Contains(
            "The limit \"two\" is declared differently by NineAtATime and TwoAtATime. Declare it with the same numbers, or under two names.", refused.Message, StringComparison.Ordinal);
    }

    private static Task<TestHost> StartAsync(Action<EventsOptions>? options = null) =>
        TestHost.StartAsync(app => app.HasAction<TwoAtATime>().HasAction<OneAtATime>().HasAction<ThreePerTwoSeconds>(), options);

    private static Task<int> Slots(TestHost host, string where) => host.Database.ScalarAsync<int>("select count(*)::int from events.slot where " + where);

    private static async Task<List<string>> EnqueueAsync<TAction>(TestHost host, int things, int each)
        where TAction : ScriptedAction
    {
        var jobs = new List<string>();
        for (var count = 0; count < things; count++)
        {
            var thing = await host.AddThingAsync();
            jobs.AddRange(Enumerable.Range(0, each).Select(_ => host.Jobs.Enqueue<TAction>(action => action.Run(thing.Id))));
        }

        return jobs;
    }

    private static async Task AllSucceededAsync(TestHost host, IReadOnlyList<string> jobs)
    {
        foreach (var job in jobs)
        {
            await host.WaitForStateAsync(job, "Succeeded");
        }
    }

    [Limit("two", Concurrency = 2), Retry(0)]
    internal sealed class TwoAtATime(Script script, IJobContext job) : ScriptedAction(script, job);

    [Limit("two", Concurrency = 9), Retry(0)]
    internal sealed class NineAtATime(Script script, IJobContext job) : ScriptedAction(script, job);

    [OneAtATime, Retry(0)]
    internal sealed class OneAtATime(Script script, IJobContext job) : ScriptedAction(script, job);

    [Limit("slow", Rate = 3, PerSeconds = 2), Retry(0)]
    internal sealed class ThreePerTwoSeconds(Script script, IJobContext job) : ScriptedAction(script, job);

    [Limit("none"), Retry(0)]
    internal sealed class Unlimited(Script script, IJobContext job) : ScriptedAction(script, job);
}
