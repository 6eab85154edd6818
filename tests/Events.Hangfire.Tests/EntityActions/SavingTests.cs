using System.Collections.Concurrent;
using System.Data.Common;
using Events.Hangfire.Tests.Support;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.EntityActions;

/// <summary>How an entity job reads and writes.</summary>
public sealed class SavingTests
{
    [Fact]
    [Trait("Requirement", "P9")]
    public async Task AJobLoadsSavesAndCommitsAndAsksNothingElse()
    {
        var commands = new Commands();
        await using var host = await StartAsync(commands);
        var thing = await host.AddThingAsync();
        commands.Seen.Clear();

        var job = host.Jobs.Enqueue<ActOnce>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Succeeded");

        var seen = commands.Seen.Where(command => command.Contains("Things", StringComparison.Ordinal) || command.Contains("receipt", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, seen.Count);
        Assert.Contains("events.receipt", seen[0], StringComparison.Ordinal);
        Assert.All(["UPDATE \"Things\"", "insert into events.event", "insert into events.receipt"], statement => Assert.Contains(statement, seen[1], StringComparison.Ordinal));
        Assert.DoesNotContain("savepoint", commands.Seen);
    }

    [Fact]
    [Trait("Requirement", "D-28")]
    public async Task TheEventShowsWhatSavingMadeOfTheEntity()
    {
        await using var host = await StartAsync(new Stamping());
        var thing = await host.AddThingAsync();

        var job = host.Jobs.Enqueue<ActOnce>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Succeeded");

        var entry = Assert.Single(await host.EventsOfAsync(thing.Id));
        Assert.Equal("stamped", entry.Envelope.ReadPayload<ThingDonePayload>().Name);
        Assert.Equal(1, await host.Database.ScalarAsync<long>("select count(*) from events.receipt"));
    }

    [Fact]
    public async Task AContextThatTracksNothingByItselfLosesNoChange()
    {
        await using var host = await TestHost.StartAsync(
            Declare,
            events => events.Relays = false,
            services => services.ConfigureDbContext<ThingsDbContext>(context => context.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)));
        var thing = await host.AddThingAsync();
        host.Script.Act = Change;

        var job = host.Jobs.Enqueue<ActOnce>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.True((await host.FindAsync(thing.Id))!.IsActive);
    }

    [Fact]
    public async Task AValidatorOfTheEventFindsTheChangesInTheDatabase()
    {
        await using var host = await TestHost.StartAsync(
            Declare, events => events.Relays = false, services => services.AddScoped<IEventValidator<ThingDonePayload>, Looking>());
        var thing = await host.AddThingAsync();
        host.Script.Act = Change;

        var job = host.Jobs.Enqueue<ActOnce>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Contains("found True", host.Script.Trace);
    }

    private static async Task<TestHost> StartAsync(IInterceptor interceptor)
    {
        var host = await TestHost.StartAsync(
            Declare, events => events.Relays = false, services => services.ConfigureDbContext<ThingsDbContext>(context => context.AddInterceptors(interceptor)));
        host.Script.Act = Change;
        return host;
    }

    private static void Declare(IDomainAppBuilder app) => app.HasAction<ActOnce>();

    private static Task Change(Thing thing, IJobContext job, CancellationToken cancel)
    {
        thing.IsActive = true;
        return Task.CompletedTask;
    }

    private sealed class Commands : DbCommandInterceptor, IDbTransactionInterceptor
    {
        public ConcurrentQueue<string> Seen { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Seen.Enqueue(command.CommandText);
            return ValueTask.FromResult(result);
        }

        public ValueTask<InterceptionResult> CreatingSavepointAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Seen.Enqueue("savepoint");
            return ValueTask.FromResult(result);
        }
    }

    private sealed class Looking(ThingsDbContext db, Script script) : IEventValidator<ThingDonePayload>
    {
        public async ValueTask ValidateAsync(ThingDonePayload payload, CancellationToken cancel) => script.Trace.Enqueue(
            $"found {await db.Things.AsNoTracking().Where(thing => thing.Id == payload.Id).Select(thing => thing.IsActive).SingleAsync(cancel)}");
    }

    /// <summary>Changes what is saved at the last moment, as auditing does.</summary>
    private sealed class Stamping : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            foreach (var entry in eventData.Context!.ChangeTracker.Entries<Thing>().Where(entry => entry.State == EntityState.Modified))
            {
                entry.Entity.Name = "stamped";
            }

            return ValueTask.FromResult(result);
        }
    }
}
