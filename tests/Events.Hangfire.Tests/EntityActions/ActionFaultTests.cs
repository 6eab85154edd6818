using Events.Hangfire.Tests.Support;
using Hangfire;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.EntityActions;

/// <summary>What an action, its handlers and an operator may do wrong: nothing is lost and nothing happens twice.</summary>
public sealed class ActionFaultTests
{
    [Fact, Trait("Fault", "F73")]
    public async Task WhatAFailedAttemptSavedIsGoneBeforeTheNextOne()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<SaveMidway>());
        var thing = await host.AddThingAsync();
        host.Script.Act = (_, job, _) => job.Attempt == 1 ? throw new TimeoutException("after saving") : Task.CompletedTask;

        await host.WaitForStateAsync(host.Jobs.Enqueue<SaveMidway>(x => x.Run(thing.Id)), "Succeeded");

        Assert.Equal(1, (await host.FindAsync(thing.Id))!.Effects);
        Assert.Equal("thingDone", Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope.Metadata.EventName);
    }

    [Fact, Trait("Fault", "F74")]
    public async Task EverySaveOfAnActionJoinsOneTransaction()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<SaveMidway>());
        var thing = await host.AddThingAsync();
        var seen = -1;
        host.Script.Act = async (_, _, _) => seen = (await host.FindAsync(thing.Id))!.Effects; // from outside, after the first save

        await host.WaitForStateAsync(host.Jobs.Enqueue<SaveMidway>(x => x.Run(thing.Id)), "Succeeded");

        Assert.Equal((0, 1), (seen, (await host.FindAsync(thing.Id))!.Effects));
    }

    [Fact, Trait("Fault", "F74")]
    public async Task AnActionThatOpensATransactionOfItsOwnIsToldThatItHasOne()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<OpenTransaction>());
        var thing = await host.AddThingAsync();

        await host.WaitForStateAsync(host.Jobs.Enqueue<OpenTransaction>(x => x.Run(thing.Id)), "Failed");

        Assert.Equal(
            "The connection is already in a transaction and cannot participate in another transaction. An action runs inside a transaction already, which commits its changes "
            + "with the receipt and the event. Save as often as you like and leave the transaction to the library; what must commit apart needs a scope of its own from IServiceScopeFactory.",
            await DetailAsync(host, thing));
        Assert.Equal(0, (await host.FindAsync(thing.Id))!.Effects);
    }

    [Fact, Trait("Fault", "F80")]
    public async Task AContextUsedInParallelIsNamedWithAHintAndTheActionTriedAgain()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<AskInParallel>());
        var thing = await host.AddThingAsync();

        await host.WaitForStateAsync(host.Jobs.Enqueue<AskInParallel>(x => x.Run(thing.Id)), "Failed");

        var detail = (await DetailAsync(host, thing))!;
        Assert.StartsWith("A second operation was started on this context instance before a previous operation completed.", detail, StringComparison.Ordinal);
        Assert.EndsWith(
            "The action uses its DbContext from several tasks at once. Await one call before the next, or give each task a scope of its own from IServiceScopeFactory.",
            detail, StringComparison.Ordinal);
        Assert.Equal(["try 1", "try 2"], host.Script.Trace);
    }

    [Fact, Trait("Fault", "F75")]
    public async Task ASuccessHandlerThatThrowsLeavesTheJobSucceededAndIsTriedAgainAlone()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>().Handles<ThingDonePayload, ThrowsFirst>());
        var thing = await host.AddThingAsync();
        var heard = 0;
        host.Script.OnThing = (_, _) => ++heard == 1 ? throw new InvalidOperationException("deaf") : Task.CompletedTask;

        var job = host.Jobs.Enqueue<ActOnce>(x => x.Run(thing.Id));
        await host.WaitForDeliveriesAsync(thing.Id, 1, DeliveryStatus.Handled);

        Assert.Equal("Succeeded", await host.WaitForStateAsync(job, "Succeeded", "Failed"));
        Assert.Equal((2, 1), (heard, (await host.FindAsync(thing.Id))!.Effects));
        Assert.Single(host.Script.Trace, "act 1/1");
    }

    [Fact, Trait("Fault", "F91"), Trait("Category", "Slow")]
    public async Task AJobDeletedWhileItRunsHearsItAndLeavesNothing()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<DeleteOnFailure>());
        var thing = await host.AddThingAsync();
        var cancelled = new TaskCompletionSource();
        host.Script.Act = async (entity, _, cancel) =>
        {
            entity.Effects++;
            await Task.Delay(Timeout.Infinite, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancelled.SetResult();
            cancel.ThrowIfCancellationRequested();
        };
        var job = host.Jobs.Enqueue<DeleteOnFailure>(x => x.Run(thing.Id));
        await TestHost.WaitUntilAsync(() => Task.FromResult(!host.Script.Trace.IsEmpty), () => "The action did not begin.");

        Assert.True(host.Jobs.Delete(job));
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await NothingRunsAsync(host);

        Assert.Equal("Deleted", await host.WaitForStateAsync(job, "Deleted"));
        Assert.Equal(0, (await host.FindAsync(thing.Id))!.Effects);
        Assert.Null(await host.ReceiptOfAsync(job));
        Assert.Empty(await host.EventsOfAsync(thing.Id));
    }

    [Fact, Trait("Fault", "F91")]
    public async Task AJobDeletedWhileItRunsThatEndsAllTheSameHasItsEffectAndItsEvent()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<DeleteOnFailure>());
        var thing = await host.AddThingAsync();
        var release = new TaskCompletionSource();
        host.Script.Act = (entity, _, _) =>
        {
            entity.Effects++;
            return release.Task;
        };
        var job = host.Jobs.Enqueue<DeleteOnFailure>(x => x.Run(thing.Id));
        await TestHost.WaitUntilAsync(() => Task.FromResult(!host.Script.Trace.IsEmpty), () => "The action did not begin.");

        Assert.True(host.Jobs.Delete(job));
        release.SetResult();
        await NothingRunsAsync(host);

        Assert.Equal("Deleted", await host.WaitForStateAsync(job, "Deleted"));
        Assert.Equal(1, (await host.FindAsync(thing.Id))!.Effects);
        Assert.Equal("thingDone", Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope.Metadata.EventName);
    }

    [Fact, Trait("Fault", "F90"), Trait("Category", "Slow")]
    public async Task JobsThatAllFailAtOnceComeBackInTurnsAndAllEndOnceTheCauseIsGone()
    {
        const int Count = 60;
        await using var host = await TestHost.StartAsync(app => app.HasAction<RetryWithJitter>());
        var things = Enumerable.Range(0, Count).Select(_ => new Thing()).ToList();
        await host.AddAsync([.. things]);
        var (broken, attempts) = (1, 0);
        host.Script.Act = (entity, _, _) =>
        {
            Interlocked.Increment(ref attempts);
            entity.Effects++;
            return Volatile.Read(ref broken) == 1 ? throw new TimeoutException("broken") : Task.CompletedTask;
        };
        things.ForEach(thing => host.Jobs.Enqueue<RetryWithJitter>(x => x.Run(thing.Id)));
        await TestHost.WaitUntilAsync(
            async () => await host.Database.ScalarAsync<long>("select count(distinct jobid) from hangfire.state where name = 'Scheduled'") == Count, () => "Not every job has failed.");

        Volatile.Write(ref broken, 0);
        await TestHost.WaitUntilAsync(
            async () => await host.Database.ScalarAsync<long>("select count(*) from events.receipt where outcome = 'Succeeded'") == Count, () => "Not every job has ended.", TimeSpan.FromMinutes(1));

        var moments = await host.Database.ScalarAsync<long>("select count(distinct data->>'EnqueueAt') from hangfire.state where name = 'Scheduled'");
        Assert.InRange(moments, Count / 2, long.MaxValue);
        Assert.InRange(attempts, Count + 1, int.MaxValue);
        Assert.True(await host.InDatabaseAsync(db => db.Things.AllAsync(thing => thing.Effects == 1)));
    }

    private static async Task<string?> DetailAsync(TestHost host, Thing thing)
    {
        var failed = Assert.Single(await host.EventsOfAsync(thing.Id));
        Assert.Equal("thingFailed", failed.Envelope.Metadata.EventName);
        return failed.Envelope.Payload.GetProperty("detail").GetString();
    }

    private static Task NothingRunsAsync(TestHost host) => TestHost.WaitUntilAsync(
        () => Task.FromResult(host.Services.GetRequiredService<JobsInHand>().Jobs.Count == 0), () => "The job is still running.");

    [Retry(1, FactorSeconds = 0, Jitter = Jitter.None)]
    internal sealed class SaveMidway(Script script, IJobContext job, ThingsDbContext db) : EntityAction<Thing, Guid, ThingDonePayload, ThingFailedPayload>
    {
        protected override async Task ExecuteAsync(Thing entity, CancellationToken cancel)
        {
            entity.Effects++;
            await db.SaveChangesAsync(cancel);
            await script.Act(entity, job, cancel);
            entity.Name = "saved twice";
            await db.SaveChangesAsync(cancel);
        }
    }

    [Retry(0)]
    internal sealed class OpenTransaction(ThingsDbContext db) : EntityAction<Thing, Guid, ThingDonePayload, ThingFailedPayload>
    {
        protected override async Task ExecuteAsync(Thing entity, CancellationToken cancel)
        {
            entity.Effects++;
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    [Retry(1, FactorSeconds = 0, Jitter = Jitter.None)]
    internal sealed class AskInParallel(Script script, IJobContext job, ThingsDbContext db) : EntityAction<Thing, Guid, ThingDonePayload, ThingFailedPayload>
    {
        protected override Task ExecuteAsync(Thing entity, CancellationToken cancel)
        {
            script.Trace.Enqueue($"try {job.Attempt}");
            return Task.WhenAll(Enumerable.Range(0, 4).Select(_ => db.Database.ExecuteSqlRawAsync("select pg_sleep(0.1)", cancel)));
        }
    }

    [Retry(100, FactorSeconds = 1, MaxDelaySeconds = 2)]
    internal sealed class RetryWithJitter(Script script, IJobContext job) : ScriptedAction(script, job);

    [Retry(3, FactorSeconds = 0, Jitter = Jitter.None)]
    private sealed class ThrowsFirst(Script script) : INotificationHandler<ThingDonePayload>
    {
        public Task Handle(ThingDonePayload notification, CancellationToken cancellationToken) => script.OnThing(nameof(ThrowsFirst), notification);
    }
}
