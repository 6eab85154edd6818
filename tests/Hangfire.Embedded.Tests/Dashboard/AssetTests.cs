using System.Net;
using System.Text.RegularExpressions;

namespace Hangfire.Embedded.Tests.Dashboard;

[Collection(DashboardCollection.Name)]
public sealed class AssetTests
{
    [Theory]
    [InlineData("dashboard.css", "text/css")]
    [InlineData("dark.css", "text/css")]
    [InlineData("dashboard.js", "text/javascript")]
    [InlineData("icon.svg", "image/svg+xml")]
    public async Task AreServedWithTheirTypeAndKeptForLong(string name, string contentType)
    {
        await using var host = await DashboardHost.Start();
        var address = Address(await host.Page(""), name);

        using var response = await host.Client.GetAsync(address);

        Assert.Equal((HttpStatusCode.OK, contentType), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(
            "private, immutable, max-age=31536000".Split(", ").Order(), response.Headers.CacheControl!.ToString().Split(", ").Order());
        Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task AreNotKeptUnderTheAddressOfAnotherVersion()
    {
        await using var host = await DashboardHost.Start();

        using var response = await host.Get("/assets/0123456789abcdef/dashboard.css");

        Assert.Equal((HttpStatusCode.OK, true), (response.StatusCode, response.Headers.CacheControl?.NoStore));
    }

    [Fact]
    public async Task ReferToNothingElsewhere()
    {
        await using var host = await DashboardHost.Start();
        var page = await host.Page("");

        foreach (var name in new[] { "dashboard.css", "dark.css", "dashboard.js" })
        {
            var content = await host.Client.GetStringAsync(Address(page, name));
            Assert.DoesNotMatch("https?://(?!www.w3.org/2000/svg)|@import|url\\(", content);
        }
    }

    private static string Address(string page, string name) =>
        Regex.Match(page, $"/hangfire/assets/[0-9a-f]+/{Regex.Escape(name)}").Value;
}
