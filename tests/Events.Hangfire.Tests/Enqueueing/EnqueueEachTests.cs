using Events.Hangfire.Tests.Support;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Events.Hangfire.Tests.Enqueueing;

public sealed class EnqueueEachTests
{
    private const string Receipts = "select count(*)::int from events.receipt where entity_id <> '*' and outcome = '{0}'";

    [Fact]
    [Trait("Requirement", "O-14")]
    public async Task AChunkActsOnEachEntityAndPublishesForEach()
    {
        await using var host = await StartAsync();
        var ids = await AddThingsAsync(host, 25);

        var jobs = host.Jobs.EnqueueEach<ActOnce>(ids, chunkSize: 10);
        await AllSucceededAsync(host, jobs);

        Assert.Equal(3, jobs.Count);
        Assert.All(await host.InDatabaseAsync(db => db.Things.ToListAsync()), thing => Assert.Equal((1, true), (thing.Effects, thing.IsActive)));
        Assert.Equal(25, await ReceiptsAsync(host, "Succeeded"));
        Assert.Equal("thingDone", Assert.Single(await host.EventsOfAsync(ids[7])).Envelope.Metadata.EventName);
    }

    [Fact]
    [Trait("Requirement", "O-14")]
    public async Task AQueryIsEnqueuedWithTheChangesOfTheContext()
    {
        await using var host = await StartAsync();
        await AddThingsAsync(host, 5);

        var jobs = await host.InDatabaseAsync(async db =>
        {
            var count = await db.EnqueueEachAsync<ActOnce>(db.Things.Where(thing => !thing.IsActive), chunkSize: 2);
            await db.SaveChangesAsync();
            return count;
        });
        await WaitForReceiptsAsync(host, 5, "Succeeded");

        Assert.Equal(3, jobs);
    }

    [Fact]
    public async Task AnIdThatFailsGetsAJobOfItsOwnAndFailsNoOther()
    {
        await using var host = await StartAsync();
        var ids = await AddThingsAsync(host, 10);
        host.Script.Act = (thing, _, _) =>
        {
            thing.Effects++;
            return thing.Id == ids[3] ? throw new InvalidOperationException("bad") : Task.CompletedTask;
        };

        await AllSucceededAsync(host, host.Jobs.EnqueueEach<ActOnce>(ids));
        await WaitForReceiptsAsync(host, 1, "Failed");

        var effects = await host.InDatabaseAsync(db => db.Things.ToDictionaryAsync(thing => thing.Id, thing => thing.Effects));
        Assert.All(ids, id => Assert.Equal(id == ids[3] ? 0 : 1, effects[id]));
        Assert.Equal(9, await ReceiptsAsync(host, "Succeeded"));
        Assert.Equal("thingFailed", Assert.Single(await host.EventsOfAsync(ids[3])).Envelope.Metadata.EventName);
    }

    [Fact]
    public async Task AnIdThatFailsForATimeSucceedsOnItsOwn()
    {
        await using var host = await StartAsync();
        var ids = await AddThingsAsync(host, 4);
        var failures = 0;
        host.Script.Act = (thing, _, _) =>
        {
            thing.Effects++;
            return thing.Id == ids[0] && failures++ == 0 ? throw new InvalidOperationException("bad") : Task.CompletedTask;
        };

        host.Jobs.EnqueueEach<ActOnce>(ids);
        await WaitForReceiptsAsync(host, 4, "Succeeded");

        Assert.All(await host.InDatabaseAsync(db => db.Things.ToListAsync()), thing => Assert.Equal(1, thing.Effects));
    }

    [Fact]
    public async Task ARowTheDatabaseRefusesIsSetApart()
    {
        await using var host = await StartAsync();
        var ids = await AddThingsAsync(host, 6);
        await host.Database.ExecuteAsync("""alter table "Things" add constraint short_name check (length("Name") < 10)""");
        host.Script.Act = (thing, _, _) =>
        {
            thing.Effects++;
            thing.Name = thing.Id == ids[2] ? "far too long a name" : "fine";
            return Task.CompletedTask;
        };

        host.Jobs.EnqueueEach<ActOnce>(ids);
        await WaitForReceiptsAsync(host, 1, "Failed");

        Assert.Equal(5, await ReceiptsAsync(host, "Succeeded"));
        Assert.Equal(5, await host.InDatabaseAsync(db => db.Things.CountAsync(thing => thing.Name == "fine")));
    }

    [Fact]
    public async Task AnUnknownIdFailsAloneAsItWouldOnItsOwn()
    {
        await using var host = await StartAsync();
        var ids = await AddThingsAsync(host, 2);
        var unknown = Guid.NewGuid();

        host.Jobs.EnqueueEach<ActOnce>(ids.Append(unknown));
        await WaitForReceiptsAsync(host, 1, "Failed");

        Assert.Equal(2, await ReceiptsAsync(host, "Succeeded"));
        Assert.Equal("thingFailed", Assert.Single(await host.EventsOfAsync(unknown)).Envelope.Metadata.EventName);
    }

    [Fact]
    public async Task AChunkRunTwiceHasItsEffectsOnce()
    {
        await using var host = await StartAsync();
        var ids = await AddThingsAsync(host, 3);
        var job = Assert.Single(host.Jobs.EnqueueEach<ActOnce>(ids));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.True(host.Jobs.Requeue(job));
        await host.WaitForRunsAsync(job, 2);

        Assert.All(await host.InDatabaseAsync(db => db.Things.ToListAsync()), thing => Assert.Equal(1, thing.Effects));
        Assert.Equal(3, await ReceiptsAsync(host, "Succeeded"));
    }

    [Fact]
    public async Task AnIdGivenTwiceIsActedOnOnce()
    {
        await using var host = await StartAsync();
        var id = Assert.Single(await AddThingsAsync(host, 1));

        await AllSucceededAsync(host, host.Jobs.EnqueueEach<ActOnce>(new[] { id, id }));

        Assert.Equal(1, (await host.FindAsync(id))!.Effects);
    }

    [Fact]
    public async Task EntitiesAreDeletedWhereTheActionSaysSo()
    {
        await using var host = await StartAsync();
        var ids = await AddThingsAsync(host, 3);

        await AllSucceededAsync(host, host.Jobs.EnqueueEach<DeleteOnSuccess>(ids));

        Assert.Equal(0, await host.InDatabaseAsync(db => db.Things.CountAsync()));
    }

    [Fact]
    public async Task AChunkSizeOutOfRangeIsRefused()
    {
        await using var host = await StartAsync();

        var refused = Assert.Throws<EnqueueException>(() => host.Jobs.EnqueueEach<ActOnce>(new[] { Guid.NewGuid() }, chunkSize: 0));

        Assert.Equal("Expected chunkSize to be between 1 and 10000, got \"0\". Leave it at 100 unless measured.", refused.Message);
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(app => app.HasAction<ActOnce>().HasAction<DeleteOnSuccess>());

    private static async Task<IReadOnlyList<Guid>> AddThingsAsync(TestHost host, int count)
    {
        var things = Enumerable.Range(0, count).Select(_ => new Thing()).ToList();
        await host.InDatabaseAsync(db =>
        {
            db.AddRange(things);
            return db.SaveChangesAsync();
        });
        return things.ConvertAll(thing => thing.Id);
    }

    private static async Task AllSucceededAsync(TestHost host, IReadOnlyList<string> jobs)
    {
        foreach (var job in jobs)
        {
            await host.WaitForStateAsync(job, "Succeeded");
        }
    }

    private static Task<int> ReceiptsAsync(TestHost host, string outcome) =>
        host.Database.ScalarAsync<int>(Receipts.Replace("{0}", outcome, StringComparison.Ordinal));

    private static Task WaitForReceiptsAsync(TestHost host, int count, string outcome) => TestHost.WaitUntilAsync(
        async () => await ReceiptsAsync(host, outcome) == count, () => $"There are not {count} receipts {outcome}.");
}
