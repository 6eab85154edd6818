using System.Diagnostics;
using Events.Hangfire.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Postgres.Testing;
using Xunit.Abstractions;

namespace Events.Hangfire.Tests.Interleavings;

/// <summary>Random orders of claim, crash, second delivery, requeue, delete and retry, against PostgreSQL.</summary>
public sealed class InterleavingTests(ITestOutputHelper output)
{
    private const int Runs = 2_000;
    private const int AtOnce = 8;

    private static readonly string?[] Moments =
    [
        null, null, null, FaultPoint.JobBeforeLoad, FaultPoint.JobAfterLoad, FaultPoint.JobAfterHandler, FaultPoint.BeforeCommit, FaultPoint.AfterCommit,
    ];

    [Fact, Trait("Category", "Slow"), Trait("Requirement", "O-04"), Trait("Requirement", "D-10")]
    public async Task WhateverHappensAJobHasOneOutcomeOneEventAndAtMostOneEffect()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var services = Services(database);
        await using (var scope = services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ThingsDbContext>().Database.EnsureCreatedAsync();
        }

        var first = Random.Shared.Next();
        var watch = Stopwatch.StartNew();
        output.WriteLine($"Seeds {first} to {first + Runs - 1}.");
        await Parallel.ForEachAsync(
            Enumerable.Range(first, Runs), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (seed, _) => await RunAsync(services, seed));
        output.WriteLine($"{Runs} runs in {watch.Elapsed}.");

        Assert.Equal(0L, await database.ScalarAsync<long>("select count(*) from events.event e where not exists (select 1 from events.receipt where event_id = e.id)"));
        Assert.Equal(0L, await database.ScalarAsync<long>("select count(*) from events.receipt r where not exists (select 1 from events.event where id = r.event_id)"));
    }

    private static async Task RunAsync(IServiceProvider services, int seed)
    {
        var random = new Random(seed);
        var thing = new Thing { Effects = random.Next(4) };
        await InDatabaseAsync(services, db => db.AddAsync(thing).AsTask());
        var action = random.Next(2) == 0 ? typeof(LeaveNote) : typeof(LeaveNoteOrDelete);
        var job = new SimulatedJob(services, $"{seed}", action, thing.Id);
        for (var step = random.Next(2, 8); step > 0; step--)
        {
            await StepAsync(job, random);
        }

        while (job.State == SimulatedState.Open)
        {
            await job.DeliverAsync(moment: null);
        }

        await job.ReconcileAsync();
        await CheckAsync(services, seed, job, thing, action);
    }

    private static Task StepAsync(SimulatedJob job, Random random)
    {
        var moment = Moments[random.Next(Moments.Length)];
        switch (random.Next(10))
        {
            case < 5:
                return job.DeliverAsync(moment);
            case < 7:
                return job.DeliverTwiceAsync(moment);
            case < 8:
                job.Requeue();
                return Task.CompletedTask;
            case < 9:
                return job.ReconcileAsync();
            default:
                job.Delete();
                return Task.CompletedTask;
        }
    }

    private static async Task CheckAsync(IServiceProvider services, int seed, SimulatedJob job, Thing thing, Type action)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThingsDbContext>();
        var receipts = await db.Set<EfCore.ReceiptRow>().AsNoTracking().Where(row => row.JobId == $"{seed}").OrderBy(row => row.Series).ToListAsync();
        var notes = await db.Notes.Where(note => note.Text == $"{seed}" || note.Text.StartsWith($"{seed}#")).Select(note => note.Text).ToListAsync();
        var events = await scope.ServiceProvider.GetRequiredService<IEventHistory>().OfEntityAsync($"{thing.Id}");
        var story = $"Seed {seed}, {action.Name}, {job.State} in series {job.Series}: "
            + $"receipts {string.Join(", ", receipts.Select(row => $"{row.Series} {row.Outcome}"))}; notes {string.Join(", ", notes)}; events {string.Join(", ", events.Select(one => one.Envelope.Metadata.EventName))}.";

        Assert.True(events.Count == receipts.Count, story);
        Assert.True(receipts.All(row => events.Count(one => one.Id == row.EventId && one.Envelope.Metadata.EventName == NameOf(row.Outcome)) == 1), story);
        Assert.True(receipts.Where(row => row.Outcome == Outcome.Succeeded).Select(row => row.JobKey).Order().SequenceEqual(notes.Order()), story);
        Assert.True(receipts.SkipLast(1).All(row => row.Outcome == Outcome.Failed), story);
        var last = receipts.Find(row => row.Series == job.Series)?.Outcome;
        Assert.True(job.State == SimulatedState.Deleted || last == (job.State == SimulatedState.Succeeded ? Outcome.Succeeded : Outcome.Failed), story);
        var isGone = action == typeof(LeaveNoteOrDelete) && receipts.Exists(row => row.Outcome == Outcome.Failed);
        Assert.True(await db.Things.AnyAsync(one => one.Id == thing.Id) != isGone, story);
    }

    private static string NameOf(Outcome outcome) => outcome == Outcome.Succeeded ? "thingDone" : "thingFailed";

    private static async Task InDatabaseAsync(IServiceProvider services, Func<ThingsDbContext, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThingsDbContext>();
        await work(db);
        await db.SaveChangesAsync();
    }

    private static ServiceProvider Services(TestDatabase database)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        services.AddDbContext<ThingsDbContext>(context => context.UseNpgsql(database.ConnectionString));
        services.AddSingleton<DomainApp, NotesApp>();
        services.AddSingleton<IFaultPoint, Disturbance>();
        services.AddEvents().UseEntityFrameworkCore<ThingsDbContext>();
        return services.BuildServiceProvider();
    }

    private sealed class NotesApp : DomainApp
    {
        public override string Name => "notes";

        protected override void Configure(IDomainAppBuilder app) => app.HasAction<LeaveNote>().HasAction<LeaveNoteOrDelete>();
    }
}
