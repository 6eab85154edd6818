using Events.Hangfire.Tests.Support;
using Hangfire;

namespace Events.Hangfire.Tests.EntityActions;

public sealed class SecondDeliveryTests
{
    private const int Jobs = 1_000;

    [Fact, Trait("Category", "Slow"), Trait("Requirement", "E-10"), Trait("Requirement", "D-10"), Trait("Fault", "F48")]
    public async Task AThousandJobsDeliveredTwiceAtOnceHaveOneEffectAndOneEventEach()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<NoteOnce>());
        var things = Enumerable.Range(0, Jobs).Select(_ => new Thing()).ToArray();
        await host.AddAsync([.. things]);

        foreach (var thing in things)
        {
            host.Jobs.Schedule<NoteOnce>(x => x.Run(thing.Id), TimeSpan.FromHours(1));
        }

        // Both rows of a job lie side by side, so that two workers take it at once.
        await host.Database.ExecuteAsync("""
            delete from hangfire.set where key = 'schedule';
            insert into hangfire.jobqueue (jobid, queue) select id, 'default' from hangfire.job, generate_series(1, 2) order by id
            """);
        long waiting = 0;
        await TestHost.WaitUntilAsync(
            async () => (waiting = await host.Database.ScalarAsync<long>("select count(*) from hangfire.jobqueue")) == 0,
            () => $"{waiting} of the deliveries were not made.",
            patience: TimeSpan.FromMinutes(2));

        Assert.Equal((long)Jobs, await host.Database.ScalarAsync<long>("select count(*) from hangfire.job where statename = 'Succeeded'"));
        Assert.Equal((long)Jobs, await host.Database.ScalarAsync<long>("select count(*) from events.receipt where outcome = 'Succeeded'"));
        Assert.Equal((long)Jobs, await host.Database.ScalarAsync<long>("select count(distinct entity_id) from events.event"));
        Assert.Equal((long)Jobs, await host.Database.ScalarAsync<long>("select count(*) from events.event"));
        Assert.Equal((long)Jobs, await host.Database.ScalarAsync<long>("""select count(*) from "Notes" """));
    }
}

/// <summary>Leaves a note in its transaction, so that an effect too many shows.</summary>
[Retry(0)]
public sealed class NoteOnce(ThingsDbContext db, IJobContext job) : EntityAction<Thing, Guid, ThingDonePayload, ThingFailedPayload>
{
    protected override Task ExecuteAsync(Thing entity, CancellationToken cancel)
    {
        db.Add(new Note { Text = job.JobKey });
        return Task.CompletedTask;
    }
}
