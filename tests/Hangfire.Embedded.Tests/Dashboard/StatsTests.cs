using System.Text.Json;

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
}
