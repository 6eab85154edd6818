using Events.Hangfire.Tests.Support;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Events.Hangfire.Tests.EntityActions;

public sealed class LoadingTests
{
    [Fact, Trait("Requirement", "D-03"), Trait("Fault", "F81")]
    public async Task AnEntityWithAKeyOfTwoColumnsIsFoundByARecordOrATuple()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<CountLine>().HasAction<LockLine>());
        var order = Guid.NewGuid();
        await host.AddAsync(new Line { OrderId = order, Number = 1 }, new Line { OrderId = order, Number = 2 });

        var counted = host.Jobs.Enqueue<CountLine>(x => x.Run(new LineKey(order, 2)));
        await host.WaitForStateAsync(counted, "Succeeded");
        var locked = host.Jobs.Enqueue<LockLine>(x => x.Run(new ValueTuple<Guid, int>(order, 2)));
        await host.WaitForStateAsync(locked, "Succeeded");

        Assert.Equal([0, 11], await host.InDatabaseAsync(db => db.Lines.OrderBy(line => line.Number).Select(line => line.Quantity).ToListAsync()));
        Assert.Equal("lineCounted", Assert.Single(await host.EventsOfAsync($"{order}/2")).Envelope.Metadata.EventName);
    }

    [Fact, Trait("Requirement", "D-21")]
    public async Task AMissingKeyOfTwoColumnsIsNamedAsTextInTheFailure()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<CountLine>());
        var order = Guid.NewGuid();

        var job = host.Jobs.Enqueue<CountLine>(x => x.Run(new LineKey(order, 7)));
        await host.WaitForStateAsync(job, "Failed");

        var failed = Assert.Single(await host.EventsOfAsync($"{order}/7")).Envelope;
        Assert.Equal($"{order}/7", failed.Payload.GetProperty("data").GetProperty("id").GetString());
    }

    [Fact, Trait("Fault", "F81")]
    public async Task AKeyOfATypeOfItsOwnIsConvertedAsTheModelSays()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<UseTicket>());
        var id = new TicketId("a/b '😀");
        await host.AddAsync(new Ticket { Id = id });

        var job = host.Jobs.Enqueue<UseTicket>(x => x.Run(id));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal(1, await host.InDatabaseAsync(db => db.Tickets.Select(ticket => ticket.Uses).SingleAsync()));
        Assert.Equal(id.Value, (await host.ReceiptOfAsync(job))!.EntityId);
    }

    [Fact, Trait("Requirement", "D-03"), Trait("Requirement", "D-31")]
    public async Task AnEntityIsFoundByWhatTheActionMatchesWithTheIncludesItAsksFor()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<PackByCode>());
        var parcel = new Parcel { Items = { new Item { Name = "pen", Price = 1.5m }, new Item { Name = "cup", Price = 4 } } };
        await host.AddAsync(parcel);

        var job = host.Jobs.Enqueue<PackByCode>(x => x.Run(parcel.Code));
        await host.WaitForStateAsync(job, "Succeeded");

        var packed = Assert.Single(await host.EventsOfAsync(parcel.Code)).Envelope.ReadPayload<ParcelPackedPayload>();
        Assert.Equal((parcel.Id, 2), (packed.Id, packed.Weight));
        Assert.Equal([new ParcelItem("pen", 1.5m), new ParcelItem("cup", 4)], packed.Items);
    }

    [Fact, Trait("Requirement", "D-31")]
    public async Task AnActionMayLookPastTheQueryFilterThatHidesRemovedEntities()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<RestoreParcel>().HasAction<RepackParcel>());
        var parcel = new Parcel { IsRemoved = true };
        await host.AddAsync(parcel);

        var hidden = host.Jobs.Enqueue<RepackParcel>(x => x.Run(parcel.Id));
        await host.WaitForStateAsync(hidden, "Failed");
        var restored = host.Jobs.Enqueue<RestoreParcel>(x => x.Run(parcel.Id));
        await host.WaitForStateAsync(restored, "Succeeded");

        Assert.False(await host.InDatabaseAsync(db => db.Parcels.IgnoreQueryFilters().Select(entity => entity.IsRemoved).SingleAsync()));
        Assert.Contains("There is no Parcel with the id", (await host.EventsOfAsync(parcel.Id))[0].Envelope.Payload.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact, Trait("Fault", "F70"), Trait("Requirement", "D-08")]
    public async Task AMissingEntityIsSkippedWhereTheActionSaysSo()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<SkipMissing>());
        var unknown = Guid.NewGuid();

        var job = host.Jobs.Enqueue<SkipMissing>(x => x.Run(unknown));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Empty(await host.EventsOfAsync(unknown));
        Assert.Equal(Outcome.Skipped, (await host.ReceiptOfAsync(job))!.Outcome);
        Assert.Empty(host.Script.Trace);
    }

    [Fact, Trait("Requirement", "D-04")]
    public async Task AMissingEntityIsAwaitedWhereTheActionSaysSo()
    {
        var late = new Thing();
        await using var host = await TestHost.StartAsync(app => app.HasAction<AwaitMissing>(), services: services => services.AddLateThing(late, after: 2));

        var job = host.Jobs.Enqueue<AwaitMissing>(x => x.Run(late.Id));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal(["act 3/3"], host.Script.Trace);
    }
}
