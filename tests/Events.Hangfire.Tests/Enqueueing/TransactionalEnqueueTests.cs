using System.Transactions;
using Events.Hangfire.Tests.Support;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Enqueueing;

public sealed class TransactionalEnqueueTests
{
    private const string Jobs = "select count(*)::int from hangfire.job";
    private const string Requests = "select count(*)::int from events.job_request";

    [Fact]
    [Trait("Requirement", "O-02")]
    public async Task AJobEnqueuedWithAnEntityRunsAfterSaveChanges()
    {
        await using var host = await StartAsync();
        var thing = new Thing();

        await host.InDatabaseAsync(db =>
        {
            db.Add(thing);
            db.Enqueue<ActOnce>(thing);
            return db.SaveChangesAsync();
        });

        await WaitForEffectsAsync(host, thing.Id, 1);
        Assert.Equal(0, await host.Database.ScalarAsync<int>(Requests));
        Assert.Single(await host.EventsOfAsync(thing.Id));
    }

    [Fact]
    public async Task AJobEnqueuedByKeyRunsAfterSaveChanges()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();

        await host.InDatabaseAsync(db =>
        {
            db.Enqueue<ActOnce>(thing.Id);
            return db.SaveChangesAsync();
        });

        await WaitForEffectsAsync(host, thing.Id, 1);
    }

    [Fact]
    public async Task TheKeyGivenBackIsTheKeyOfTheJob()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        var seen = "";
        host.Script.Act = (_, job, _) =>
        {
            seen = job.JobKey;
            return Task.CompletedTask;
        };

        var key = "";
        await host.InDatabaseAsync(db =>
        {
            key = db.Enqueue<ActOnce>(thing);
            return db.SaveChangesAsync();
        });
        await WaitForReceiptsAsync(host, 1);

        Assert.Equal(key, seen);
        Assert.Equal(key, await host.Database.ScalarAsync<string>("select job_key from events.receipt"));
    }

    [Fact]
    [Trait("Requirement", "O-02")]
    [Trait("Fault", "F78")]
    public async Task ARolledBackTransactionLeavesNoJob()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();

        await host.InDatabaseAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Enqueue<ActOnce>(thing.Id);
            db.Add(new Numbered());
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
            return 0;
        });
        await RelayedAsync(host);

        Assert.Equal((0, 0), (await host.Database.ScalarAsync<int>(Requests), await host.Database.ScalarAsync<int>(Jobs)));
    }

    [Fact]
    [Trait("Fault", "F79")]
    public async Task AJobWaitsForTheCommitOfAnOpenTransaction()
    {
        await using var host = await StartAsync();
        var thing = new Thing();

        await host.InDatabaseAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(thing);
            db.Enqueue<ActOnce>(thing);
            await db.SaveChangesAsync();
            await RelayedAsync(host);
            Assert.Equal(0, await host.Database.ScalarAsync<int>(Jobs));
            await transaction.CommitAsync();
            return 0;
        });

        await WaitForEffectsAsync(host, thing.Id, 1);
        Assert.Equal("thingDone", Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope.Metadata.EventName);
    }

    [Fact]
    public async Task RollingBackToASavepointTakesTheJobsBehindItAlong()
    {
        await using var host = await StartAsync();
        var (kept, numbered) = (await host.AddThingAsync(), new Numbered());

        await host.InDatabaseAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Enqueue<ActOnce>(kept);
            await db.SaveChangesAsync();
            await transaction.CreateSavepointAsync("before");
            db.Add(numbered);
            db.Enqueue<ActOnNumbered>(numbered);
            db.Enqueue<ActOnce>(kept);
            await db.SaveChangesAsync();
            await transaction.RollbackToSavepointAsync("before");
            await transaction.CommitAsync();
            return 0;
        });
        await WaitForEffectsAsync(host, kept.Id, 1);
        await RelayedAsync(host);

        Assert.Equal((0, 1), (await host.Database.ScalarAsync<int>(Requests), await host.Database.ScalarAsync<int>(Jobs)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AKeyTheDatabaseGeneratesReachesTheJob(bool ownTransaction)
    {
        await using var host = await StartAsync();
        var entities = new[] { new Numbered(), new Numbered(), new Numbered() };

        await host.InDatabaseAsync(async db =>
        {
            await using var transaction = ownTransaction ? await db.Database.BeginTransactionAsync() : null;
            db.AddRange(entities.AsEnumerable());
            Array.ForEach(entities, entity => db.Enqueue<ActOnNumbered>(entity));
            await db.SaveChangesAsync();
            await (transaction?.CommitAsync() ?? Task.CompletedTask);
            return 0;
        });
        await WaitForReceiptsAsync(host, 3);

        Assert.Equal([1, 1, 1], await host.InDatabaseAsync(db => db.Numbered.Select(entity => entity.Effects).ToListAsync()));
    }

    [Fact]
    public async Task SavingSynchronouslyWorksAsWell()
    {
        await using var host = await StartAsync();
        var entity = new Numbered();

        await host.InDatabaseAsync(db =>
        {
            db.Add(entity);
            db.Enqueue<ActOnNumbered>(entity);
            return Task.FromResult(db.SaveChanges());
        });

        await WaitForReceiptsAsync(host, 1);
    }

    [Fact]
    public async Task AFailedSaveLeavesNoJobAndTheNextSaveWritesItOnce()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        var entity = new Numbered();

        await host.InDatabaseAsync(async db =>
        {
            var twin = new Thing { Id = thing.Id };
            db.Add(twin);
            db.Add(entity);
            db.Enqueue<ActOnNumbered>(entity);
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            Assert.Equal(0, await host.Database.ScalarAsync<int>(Requests));
            Assert.Equal(AutoTransactionBehavior.WhenNeeded, db.Database.AutoTransactionBehavior);
            db.Entry(twin).State = EntityState.Detached;
            return await db.SaveChangesAsync();
        });
        await WaitForReceiptsAsync(host, 1);
        await RelayedAsync(host);

        Assert.Equal(1, await host.Database.ScalarAsync<int>(Jobs));
    }

    [Fact]
    public async Task ASaveTheExecutionStrategyRepeatsMakesOneJob()
    {
        var breaker = new BreaksOneCommit();
        await using var host = await StartAsync(services => services.ConfigureDbContext<ThingsDbContext>(context => context
            .UseNpgsql(npgsql => npgsql.EnableRetryOnFailure(3, TimeSpan.FromMilliseconds(1), null))
            .AddInterceptors(breaker)));
        var entity = new Numbered();

        await host.InDatabaseAsync(db =>
        {
            db.Add(entity);
            db.Enqueue<ActOnNumbered>(entity);
            breaker.Armed = true;
            return db.SaveChangesAsync();
        });
        await WaitForReceiptsAsync(host, 1);
        await RelayedAsync(host);

        Assert.True(breaker.HasBroken);
        Assert.Equal((0, 1), (await host.Database.ScalarAsync<int>(Requests), await host.Database.ScalarAsync<int>(Jobs)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnAmbientTransactionDecides(bool complete)
    {
        await using var host = await StartAsync();
        var (thing, numbered) = (new Thing(), new Numbered());

        await host.InDatabaseAsync(async db =>
        {
            using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
            db.AddRange(thing, numbered);
            db.Enqueue<ActOnce>(thing);
            db.Enqueue<ActOnNumbered>(numbered);
            await db.SaveChangesAsync();
            if (complete)
            {
                scope.Complete();
            }

            return 0;
        });
        await RelayedAsync(host);

        if (complete)
        {
            await WaitForReceiptsAsync(host, 2);
        }

        Assert.Equal((0, complete ? 2 : 0), (await host.Database.ScalarAsync<int>(Requests), await host.Database.ScalarAsync<int>(Jobs)));
    }

    [Fact]
    [Trait("Requirement", "O-13")]
    public async Task AScheduledJobIsScheduledByTheEngine()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        var at = DateTimeOffset.UtcNow.AddHours(3);

        await host.InDatabaseAsync(db =>
        {
            db.Schedule<ActOnce>(thing, TimeSpan.FromHours(1));
            db.Schedule<ActOnce>(thing.Id, at);
            return db.SaveChangesAsync();
        });
        await RelayedAsync(host);

        var scheduled = host.Services.GetRequiredService<JobStorage>().GetMonitoringApi().ScheduledJobs(0, 10);
        Assert.Equal(2, scheduled.Count);
        Assert.Contains(scheduled, job => Math.Abs((job.Value.EnqueueAt - at.UtcDateTime).TotalSeconds) < 2);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task AThousandRequestedJobsAreCreatedInFewTransactions()
    {
        await using var host = await StartAsync();
        var things = Enumerable.Range(0, 1000).Select(_ => new Thing()).ToList();
        await host.InDatabaseAsync(db =>
        {
            db.AddRange(things);
            things.ForEach(thing => db.Schedule<ActOnce>(thing, TimeSpan.FromHours(1)));
            return db.SaveChangesAsync();
        });

        await RelayedAsync(host);

        Assert.Equal(1000, await host.Database.ScalarAsync<int>(Jobs));
        Assert.Equal(1000, await host.Database.ScalarAsync<int>("select count(*)::int from hangfire.jobparameter where name = 'Events.Key'"));
    }

    [Fact]
    public async Task ARequestForAnActionThatIsGoneIsSetAsideAndHoldsBackNoOther()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        await host.Database.ExecuteAsync(
            "insert into events.job_request (id, action, entity_name, entity_id, argument, is_chunk, created_at) "
            + "values (gen_random_uuid(), 'Gone.Action, Gone', 'Thing', '1', '1', false, now() - interval '25 hours')");

        await host.InDatabaseAsync(db =>
        {
            db.Enqueue<ActOnce>(thing);
            return db.SaveChangesAsync();
        });
        await WaitForEffectsAsync(host, thing.Id, 1);

        Assert.StartsWith(
            "A job was requested for the action \"Gone.Action, Gone\", and there is no entity action of that name here.",
            await host.Database.ScalarAsync<string>("select error from events.job_request"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Fault", "F88")]
    public async Task ARequestForAnActionOnlyTheNextVersionKnowsIsLeftToItForADay()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        await host.Database.ExecuteAsync(
            "insert into events.job_request (id, action, entity_name, entity_id, argument, is_chunk) values (gen_random_uuid(), 'Next.Action, Next', 'Thing', '1', '1', false)");

        await host.InDatabaseAsync(db =>
        {
            db.Enqueue<ActOnce>(thing);
            return db.SaveChangesAsync();
        });
        await WaitForEffectsAsync(host, thing.Id, 1);

        Assert.Equal(1, await host.Database.ScalarAsync<int>("select count(*)::int from events.job_request where error is null and action = 'Next.Action, Next'"));
    }

    [Fact]
    public async Task WhatCannotBeAKeyIsRefusedAtOnce()
    {
        await using var host = await StartAsync();

        await host.InDatabaseAsync(db =>
        {
            Assert.Equal(
                "ActOnce acts on Thing, got \"12\" (Int32). Pass a Thing, or its key as Guid.",
                Assert.Throws<EnqueueException>(() => db.Enqueue<ActOnce>(12)).Message);
            Assert.Equal(
                "The key of the Thing for ActOnce is empty, got \"\". Pass the key of an entity that exists or is about to.",
                Assert.Throws<EnqueueException>(() => db.Enqueue<ActOnce>(Guid.Empty)).Message);
            Assert.Equal(
                "The Numbered for ActOnNumbered has no key yet and is not tracked. Add it to the context first, then enqueue.",
                Assert.Throws<EnqueueException>(() => db.Enqueue<ActOnNumbered>(new Numbered())).Message);
            return Task.FromResult(0);
        });
    }

    private static Task<TestHost> StartAsync(Action<IServiceCollection>? services = null) =>
        TestHost.StartAsync(app => app.HasAction<ActOnce>().HasAction<ActOnNumbered>(), services: services);

    // The application's own relay may be at work on the requests, so that ours passes them over.
    private static async Task RelayedAsync(TestHost host)
    {
        await host.Services.GetRequiredService<EventRelay>().RelayAllAsync(CancellationToken.None);
        await TestHost.WaitUntilAsync(async () => await host.Database.ScalarAsync<int>(Requests) == 0, () => "Requests are left.");
    }

    private static Task WaitForEffectsAsync(TestHost host, Guid id, int effects) => TestHost.WaitUntilAsync(
        async () => (await host.FindAsync(id))?.Effects == effects, () => $"{id} did not see {effects} effects.");

    private static Task WaitForReceiptsAsync(TestHost host, int count) => TestHost.WaitUntilAsync(
        async () => await host.Database.ScalarAsync<int>("select count(*)::int from events.receipt") == count, () => $"There are not {count} receipts.");
}
