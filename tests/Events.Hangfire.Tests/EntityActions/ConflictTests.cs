using Events.Hangfire.Tests.Support;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Events.Hangfire.Tests.EntityActions;

public sealed class ConflictTests
{
    [Fact, Trait("Fault", "F72"), Trait("Requirement", "O-11"), Trait("Requirement", "R8")]
    public async Task AnActionWhoseEntitySomebodyChangedRunsAgainOnTheNewState()
    {
        await using var host = await StartAsync();
        var parcel = await AddParcelAsync(host);
        host.Parcels.Act = async (entity, _, _) =>
        {
            if (host.Parcels.Runs.Count == 1)
            {
                await host.Database.ExecuteAsync($"""update "Parcels" set "Weight" = 10 where "Id" = '{parcel.Id}'""");
            }

            entity.Weight++;
        };

        var job = host.Jobs.Enqueue<RepackParcel>(x => x.Run(parcel.Id));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal(11, await WeightAsync(host));
        Assert.Equal([1, 1], host.Parcels.Runs);
    }

    [Fact, Trait("Requirement", "R8")]
    public async Task AfterThreeConflictsTheAttemptHasFailed()
    {
        await using var host = await StartAsync();
        var parcel = await AddParcelAsync(host);
        host.Parcels.Act = async (entity, _, _) =>
        {
            await host.Database.ExecuteAsync($"""update "Parcels" set "Weight" = "Weight" + 10 where "Id" = '{parcel.Id}'""");
            entity.Weight++;
        };

        var job = host.Jobs.Enqueue<RepackParcel>(x => x.Run(parcel.Id));
        await host.WaitForStateAsync(job, "Failed");

        Assert.Equal([1, 1, 1, 1], host.Parcels.Runs);
        Assert.Equal(40, await WeightAsync(host));
        Assert.Equal("parcelPackingFailed", Assert.Single(await host.EventsOfAsync(parcel.Id)).Envelope.Metadata.EventName);
    }

    [Theory, Trait("Fault", "F25"), Trait("Fault", "F26")]
    [InlineData("40001")]
    [InlineData("40P01")]
    public async Task ASerializationFailureOrADeadlockRunsTheActionAgain(string sqlState)
    {
        await using var host = await StartAsync();
        var parcel = await AddParcelAsync(host);
        var conflict = $"do $$ begin raise exception 'in the way' using errcode = '{sqlState}'; end $$";
        host.Parcels.Act = async (entity, db, cancel) =>
        {
            if (host.Parcels.Runs.Count == 1)
            {
                await db.Database.ExecuteSqlRawAsync(conflict, cancel);
            }

            entity.Weight++;
        };

        var job = host.Jobs.Enqueue<RepackParcel>(x => x.Run(parcel.Id));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal([1, 1], host.Parcels.Runs);
        Assert.Equal(1, await WeightAsync(host));
    }

    [Fact, Trait("Fault", "F71")]
    public async Task AnEntityDeletedDuringTheActionIsMissing()
    {
        await using var host = await StartAsync();
        var parcel = await AddParcelAsync(host);
        host.Parcels.Act = async (entity, _, _) =>
        {
            await host.Database.ExecuteAsync($"""delete from "Parcels" where "Id" = '{parcel.Id}'""");
            entity.Weight++;
        };

        var job = host.Jobs.Enqueue<RepackParcel>(x => x.Run(parcel.Id));
        await host.WaitForStateAsync(job, "Failed");

        var failed = Assert.Single(await host.EventsOfAsync(parcel.Id)).Envelope;
        Assert.StartsWith($"There is no Parcel with the id \"{parcel.Id}\".", failed.Payload.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Single(host.Parcels.Runs);
    }

    [Theory, Trait("Requirement", "O-10")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ALockedEntityCannotBeLockedByAnybodyElse(bool byCode)
    {
        await using var host = await StartAsync();
        var parcel = await AddParcelAsync(host);
        string? refusal = null;
        host.Parcels.Act = async (entity, _, _) =>
        {
            var error = await Assert.ThrowsAsync<PostgresException>(
                () => host.Database.ExecuteAsync($"""select 1 from "Parcels" where "Id" = '{entity.Id}' for update nowait"""));
            refusal = error.SqlState;
            entity.Weight++;
        };

        var job = byCode ? host.Jobs.Enqueue<LockParcelByCode>(x => x.Run(parcel.Code)) : host.Jobs.Enqueue<LockParcel>(x => x.Run(parcel.Id));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal(PostgresErrorCodes.LockNotAvailable, refusal);
        Assert.Equal(1, await WeightAsync(host));
    }

    private static Task<TestHost> StartAsync() =>
        TestHost.StartAsync(app => app.HasAction<RepackParcel>().HasAction<LockParcel>().HasAction<LockParcelByCode>());

    private static async Task<Parcel> AddParcelAsync(TestHost host)
    {
        var parcel = new Parcel { Items = { new Item { Name = "pen", Price = 1 } } };
        await host.AddAsync(parcel);
        return parcel;
    }

    private static Task<int> WeightAsync(TestHost host) => host.InDatabaseAsync(db => db.Parcels.Select(parcel => parcel.Weight).SingleAsync());
}
