using System.Net;
using System.Text.Json;
using Hangfire.Dashboard.Polling;
using Hangfire.Embedded.Tests.Support;

namespace Hangfire.Embedded.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class StatsTests
{
    [Fact]
    public async Task AnswerAGetWithAllMetrics()
    {
        await using var host = await DashboardHost.Start();
        host.Jobs.Failed();

        using var response = await host.Get("/stats");
        using var stats = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(1, stats.RootElement.GetProperty("failed:count").GetProperty("intValue").GetInt64());
        Assert.Equal("danger", stats.RootElement.GetProperty("failed:count").GetProperty("style").GetString());
    }

    [Fact]
    public async Task AreNullWhereThereIsNothingToShow()
    {
        await using var host = await DashboardHost.Start();

        using var response = await host.Post("/stats", ("metrics[]", "failed:count-or-null"));

        Assert.Equal("""{"failed:count-or-null":null}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task AreReadOnceForManyPollsAtTheSameTime()
    {
        var storage = new CountingStorage();
        await using var host = await DashboardHost.Start(options => options.StatsPollingInterval = 4000, storage: storage);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.Post("/stats", ("metrics[]", "failed:count"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1, storage.Reads);
    }

    [Fact]
    public async Task AreReadAgainWhenAShareOfTheIntervalHasPassed()
    {
        var (storage, time) = (new CountingStorage(), new ManualTimeProvider());
        await using var host = await DashboardHost.Start(options => options.StatsPollingInterval = 2000, storage: storage, time: time);

        using var first = await host.Post("/stats", ("metrics[]", "failed:count"));
        time.Advance(TimeSpan.FromMilliseconds(499));
        using var second = await host.Post("/stats", ("metrics[]", "failed:count"));
        Assert.Equal(1, storage.Reads);

        time.Advance(TimeSpan.FromMilliseconds(1));
        using var third = await host.Post("/stats", ("metrics[]", "failed:count"));
        Assert.Equal(2, storage.Reads);
    }

    [Fact]
    public async Task TurnPollsAwayThatNobodyCouldAnswerInTime()
    {
        using var storage = new CountingStorage { IsHeldUp = true };
        await using var host = await DashboardHost.Start(storage: storage);
        const int tooMany = 40;

        var polls = Enumerable.Range(0, PollingLimit.AtOnce + PollingLimit.Waiting + tooMany).Select(_ => host.Get("/stats")).ToList();
        for (var i = 0; i < tooMany; i++)
        {
            var refused = await Task.WhenAny(polls).WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(HttpStatusCode.TooManyRequests, (await refused).StatusCode);
            polls.Remove(refused);
        }

        storage.LetGo();
        var answers = await Task.WhenAll(polls).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1, storage.Reads);
    }
}
