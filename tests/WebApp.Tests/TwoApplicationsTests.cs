using System.Text.Json;

namespace WebApp.Tests;

[Trait("Category", "Slow")]
public sealed class TwoApplicationsTests : IAsyncLifetime
{
    private static readonly (string, string) Closed = ("Warehouse__Closed", "true");

    private TwoApplications applications = null!;

    public async Task InitializeAsync() => applications = await TwoApplications.StartAsync();

    public async Task DisposeAsync() => await applications.DisposeAsync();

    [Fact, Trait("Requirement", "E-04"), Trait("Requirement", "A-16"), Trait("Requirement", "A-28"), Trait("Requirement", "A-29")]
    public async Task AnOrderInTheShopIsPackedInTheWarehouseThroughItsQueueAlone()
    {
        var order = await applications.OrderAsync();

        await PackedAsync(order);
        Assert.Equal(["warehouse"], await applications.HandedOverAsync());
        Assert.Equal(
            ["notifications.SendConfirmation", "warehouse.PackOrder"],
            (await DeliveriesOfAsync(order)).Select(delivery => delivery.GetProperty("handler").GetString()));
    }

    [Fact, Trait("Requirement", "E-04"), Trait("Requirement", "A-19")]
    public async Task AFailureInTheWarehouseDoesNotTouchTheShop()
    {
        var order = await applications.OrderAsync(total: 99_999);

        await applications.WaitForAsync(
            async () => await applications.WarehouseData.ScalarAsync<string>("select status from events.delivery") == "Archived", "The delivery was not archived.");

        Assert.StartsWith(
            "A parcel worth 99999", await applications.WarehouseData.ScalarAsync<string>("select error from events.delivery"), StringComparison.Ordinal);
        Assert.Equal("Fulfilled", await applications.Shop.StatusOfAsync(order));
        Assert.All(await DeliveriesOfAsync(order), delivery => Assert.Equal("Handled", delivery.GetProperty("status").GetString()));
        Assert.Equal(0L, await applications.ParcelsOfAsync(order));
    }

    [Fact, Trait("Requirement", "A-33"), Trait("Requirement", "A-44")]
    public async Task AWarehouseThatUnsubscribesGetsNothingMoreWithoutARestartOfTheShop()
    {
        await PackedAsync(await applications.OrderAsync());

        await using (var sync = applications.RunWarehouse([Closed], "syncevents"))
        {
            Assert.Equal(0, await sync.EndAsync());
            Assert.Equal("Events synced!", sync.Output);
        }

        var order = await applications.OrderAsync();
        Assert.Equal(["notifications.SendConfirmation"], (await DeliveriesOfAsync(order)).Select(delivery => delivery.GetProperty("handler").GetString()));
        Assert.Equal(["warehouse"], await applications.HandedOverAsync());
    }

    [Fact, Trait("Requirement", "A-33")]
    public async Task AChangedQueueAppliesToTheNextEvent()
    {
        await PackedAsync(await applications.OrderAsync());
        await applications.KillWarehouseAsync();

        await applications.StartWarehouseAsync(("Warehouse__Queue", "packing"));

        await PackedAsync(await applications.OrderAsync());
        Assert.Equal(["warehouse", "packing"], await applications.HandedOverAsync());
    }

    [Fact]
    public async Task WhatTheWarehouseMissedWhileItWasAwayIsPackedOnceAfterwards()
    {
        await PackedAsync(await applications.OrderAsync());
        await applications.KillWarehouseAsync();
        var orders = new List<Guid>();
        for (var count = 0; count < 5; count++)
        {
            orders.Add(await applications.OrderAsync());
        }

        Assert.Equal(6, (await applications.HandedOverAsync()).Length);
        await applications.StartWarehouseAsync();

        await Task.WhenAll(orders.Select(PackedAsync));
        Assert.Equal(6L, await applications.WarehouseData.ScalarAsync<long>("""select count(*) from warehouse."Parcels" """));
    }

    private Task PackedAsync(Guid order) => applications.WaitForAsync(
        async () => await applications.ParcelsOfAsync(order) == 1, $"Order {order} was not packed once.");

    private async Task<JsonElement[]> DeliveriesOfAsync(Guid order) =>
        [.. Assert.Single(await applications.Shop.EventsOfAsync(order)).GetProperty("deliveries").EnumerateArray()];
}
