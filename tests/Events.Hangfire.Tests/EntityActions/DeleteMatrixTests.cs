using Events.Hangfire.Tests.Support;
using Hangfire;

namespace Events.Hangfire.Tests.EntityActions;

public sealed class DeleteMatrixTests
{
    [Theory] // outcome × DeleteOnSuccess × DeleteOnFailure
    [Trait("Requirement", "D-07")]
    [InlineData(true, false, false, true)]
    [InlineData(true, false, true, true)]
    [InlineData(true, true, false, false)]
    [InlineData(true, true, true, false)]
    [InlineData(false, false, false, true)]
    [InlineData(false, false, true, false)]
    [InlineData(false, true, false, true)]
    [InlineData(false, true, true, false)]
    public async Task TheEntityIsDeletedOnlyWhenTheFlagOfTheOutcomeIsSet(bool succeeds, bool onSuccess, bool onFailure, bool remains)
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>().HasAction<DeleteOnSuccess>().HasAction<DeleteOnFailure>().HasAction<DeleteEitherWay>());
        var thing = await host.AddThingAsync();
        if (!succeeds)
        {
            host.Script.Act = (_, _, _) => throw new InvalidOperationException("boom");
        }

        var job = Enqueue(host.Jobs, onSuccess, onFailure, thing.Id);
        await host.WaitForStateAsync(job, succeeds ? "Succeeded" : "Failed");

        Assert.Equal(remains, await host.FindAsync(thing.Id) is not null);
        var published = Assert.Single(await host.EventsOfAsync(thing.Id));
        Assert.Equal(succeeds ? "thingDone" : "thingFailed", published.Envelope.Metadata.EventName);
    }

    private static string Enqueue(IBackgroundJobClient jobs, bool onSuccess, bool onFailure, Guid id) => (onSuccess, onFailure) switch
    {
        (false, false) => jobs.Enqueue<ActOnce>(x => x.Run(id)),
        (true, false) => jobs.Enqueue<DeleteOnSuccess>(x => x.Run(id)),
        (false, true) => jobs.Enqueue<DeleteOnFailure>(x => x.Run(id)),
        (true, true) => jobs.Enqueue<DeleteEitherWay>(x => x.Run(id)),
    };
}
