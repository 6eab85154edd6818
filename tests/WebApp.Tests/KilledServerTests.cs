using Postgres.Testing;

namespace WebApp.Tests;

[Trait("Category", "Slow")]
public sealed class KilledServerTests
{
    [Fact]
    public async Task AnOrderWhoseServerWasKilledInTheMiddleIsFulfilledOnceByTheNext()
    {
        await using var database = await TestDatabase.CreateAsync();
        Guid order;
        await using (var first = await ShopProcess.StartAsync(database.ConnectionString))
        {
            (order, var job) = await first.PlaceAsync("slow:5000");
            await first.WaitForAsync(
                async () => await database.ScalarAsync<string>($"select statename from hangfire.job where id = {job}") == "Processing",
                "The job was never begun.");
            await first.KillAsync();
        }

        await using var second = await ShopProcess.StartAsync(database.ConnectionString);
        var published = await second.WaitForHandledEventAsync(order);

        Assert.Equal("orderFulfilled", published.GetProperty("metadata").GetProperty("eventName").GetString());
        Assert.Equal("Fulfilled", await second.StatusOfAsync(order));
        Assert.Equal(1L, await database.ScalarAsync<long>("""select count(*) from shop."Notifications" """));
        Assert.Equal(1L, await database.ScalarAsync<long>("select count(*) from events.receipt"));
    }

    [Fact]
    public async Task ARestartKeepsWhatWasThere()
    {
        await using var database = await TestDatabase.CreateAsync();
        Guid order;
        await using (var first = await ShopProcess.StartAsync(database.ConnectionString))
        {
            (order, _) = await first.PlaceAsync("ok");
            await first.WaitForHandledEventAsync(order);
        }

        await using var second = await ShopProcess.StartAsync(database.ConnectionString);

        Assert.Equal("Fulfilled", await second.StatusOfAsync(order));
        Assert.Single(await second.EventsOfAsync(order));
    }
}
