using Events.Hangfire.Tests.Support;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Enqueueing;

/// <summary>Hangfire's own calls run entity actions as well.</summary>
public sealed class EngineCallTests
{
    [Fact]
    [Trait("Requirement", "O-13")]
    public async Task AScheduledActionRunsWhenItIsDue()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();

        var job = host.Jobs.Schedule<ActOnce>(action => action.Run(thing.Id), TimeSpan.FromSeconds(1));

        await host.WaitForStateAsync(job, "Succeeded");
        Assert.Equal(1, (await host.FindAsync(thing.Id))!.Effects);
    }

    [Fact]
    [Trait("Requirement", "O-13")]
    public async Task AContinuationRunsAfterItsParent()
    {
        await using var host = await StartAsync();
        var (first, second) = (await host.AddThingAsync(), await host.AddThingAsync());

        var parent = host.Jobs.Enqueue<ActOnce>(action => action.Run(first.Id));
        var job = host.Jobs.ContinueJobWith<ActOnce>(parent, action => action.Run(second.Id));

        await host.WaitForStateAsync(job, "Succeeded");
        Assert.Equal((1, 1), ((await host.FindAsync(first.Id))!.Effects, (await host.FindAsync(second.Id))!.Effects));
    }

    [Fact]
    [Trait("Requirement", "O-13")]
    public async Task ARecurringActionRunsEachTimeItIsTriggered()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        var recurring = host.Services.GetRequiredService<IRecurringJobManager>();
        recurring.AddOrUpdate<ActOnce>("again", action => action.Run(thing.Id), Cron.Never());

        recurring.Trigger("again");
        await WaitForEffectsAsync(host, 1);
        recurring.Trigger("again");
        await WaitForEffectsAsync(host, 2);
    }

    [Fact]
    [Trait("Requirement", "O-14")]
    public async Task ARecurringJobOverAQueryRunsOnWhatTheQueryFindsThen()
    {
        await using var host = await StartAsync();
        await host.AddThingAsync();
        var recurring = host.Services.GetRequiredService<IRecurringJobManager>();
        recurring.AddOrUpdateEach<ActOnce, Thing, InactiveThings>("each", Cron.Never());
        await host.AddThingAsync();

        recurring.Trigger("each");
        await WaitForEffectsAsync(host, 2);
        await host.AddThingAsync();
        recurring.Trigger("each");
        await WaitForEffectsAsync(host, 3);

        Assert.Equal(3, (await host.InDatabaseAsync(db => db.Things.Where(thing => thing.IsActive).ToListAsync())).Count);
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(app => app.HasAction<ActOnce>());

    private static Task WaitForEffectsAsync(TestHost host, int effects) => TestHost.WaitUntilAsync(
        async () => await host.InDatabaseAsync(db => db.Things.SumAsync(thing => thing.Effects)) == effects, () => $"There were not {effects} effects.");

    internal sealed class InactiveThings(ThingsDbContext db) : IEntityQuery<Thing>
    {
        public IQueryable<Thing> Entities => db.Things.Where(thing => !thing.IsActive);
    }
}
