using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WebApp.Tests;

public sealed partial class OrderTests(ShopFixture fixture) : IClassFixture<ShopFixture>
{
    private readonly ShopProcess shop = fixture.Shop;

    [Fact]
    public async Task AnOrderIsFulfilledAndItsEventHandled()
    {
        var (order, _) = await shop.PlaceAsync("ok");

        var published = await shop.WaitForHandledEventAsync(order);

        Assert.Equal("orderFulfilled", published.GetProperty("metadata").GetProperty("eventName").GetString());
        Assert.Equal("notifications.SendConfirmation", published.GetProperty("deliveries")[0].GetProperty("handler").GetString());
        Assert.Equal("Fulfilled", await shop.StatusOfAsync(order));
    }

    [Fact]
    public async Task ARejectedOrderIsDeletedWithOneFailureEventAndOneFailedJob()
    {
        var (order, job) = await shop.PlaceAsync("fail");

        var published = await shop.WaitForHandledEventAsync(order);

        Assert.Equal("orderFulfilmentFailed", published.GetProperty("metadata").GetProperty("eventName").GetString());
        Assert.Equal("ORDER_REJECTED", published.GetProperty("payload").GetProperty("code").GetString());
        Assert.Null(await shop.StatusOfAsync(order));
        await shop.WaitForAsync(
            async () => (await shop.Http.GetStringAsync("/hangfire/jobs/failed")).Contains($"/hangfire/jobs/details/{job}", StringComparison.Ordinal),
            $"Job {job} is not among the failed ones.");
    }

    [Fact]
    public async Task AnOrderThatFailsTwiceIsFulfilledAtTheThirdAttemptWithOneEvent()
    {
        var (order, job) = await shop.PlaceAsync("flaky:2");

        var published = await shop.WaitForHandledEventAsync(order);

        Assert.Equal("orderFulfilled", published.GetProperty("metadata").GetProperty("eventName").GetString());
        Assert.Equal("Fulfilled", await shop.StatusOfAsync(order));
        var details = await shop.Http.GetStringAsync($"/hangfire/jobs/details/{job}");
        Assert.Contains("Attempt 1 of 6 failed", details, StringComparison.Ordinal);
        Assert.Contains("Attempt 2 of 6 failed", details, StringComparison.Ordinal);
        Assert.DoesNotContain("Attempt 3 of 6 failed", details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"total":1,"behaviour":"ok"}""", "customer")]
    [InlineData("""{"customer":"Ada","total":-1,"behaviour":"ok"}""", "total")]
    [InlineData("""{"customer":"Ada","behaviour":"ok"}""", "total")]
    [InlineData("""{"customer":"Ada","total":1,"behaviour":"sideways"}""", "behaviour")]
    [InlineData("""{"customer":"Ada","total":1,"behaviour":"flaky:-1"}""", "behaviour")]
    [InlineData("""{"customer":"Ada","total":1,"behaviour":"slow:99999999999"}""", "behaviour")]
    public async Task ABadOrderIsRefusedNamingTheField(string body, string field)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await shop.Http.PostAsync("/api/orders", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("""{"customer":7}""")]
    public async Task WhatIsNoOrderAtAllIsRefusedAsAProblem(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await shop.Http.PostAsync("/api/orders", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task AnUnknownOrderIsNotFoundAndHasNoEvents()
    {
        Assert.Null(await shop.StatusOfAsync(Guid.NewGuid()));
        Assert.Empty(await shop.EventsOfAsync(Guid.NewGuid()));
        using var response = await shop.Http.GetAsync("/api/events");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task AnOrderPlacedFromThePageIsShownUntilItIsHandled()
    {
        var home = await shop.Http.GetStringAsync("/");
        var token = AntiforgeryToken().Match(home);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["customer"] = "<b>Ada</b>",
            ["total"] = "12.50",
            ["behaviour"] = "ok",
            [token.Groups["name"].Value] = WebUtility.HtmlDecode(token.Groups["value"].Value),
        });

        using var response = await shop.Http.PostAsync("/orders", form);

        var page = response.RequestMessage!.RequestUri!;
        Assert.Contains("data-live=", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await shop.WaitForAsync(
            async () => (await shop.Http.GetStringAsync(page)) is var html && html.Contains("Handled", StringComparison.Ordinal) && html.Contains("Fulfilled", StringComparison.Ordinal),
            "The page never showed the order as fulfilled and its event as handled.");
        Assert.DoesNotContain("<b>Ada</b>", await shop.Http.GetStringAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APostWithoutTokenPlacesNothing()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["customer"] = "Eve", ["total"] = "1", ["behaviour"] = "ok" });
        using var response = await shop.Http.PostAsync("/orders", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task TheHealthPageNamesEachCheckOfEvents()
    {
        var page = await shop.Http.GetStringAsync("/health/ready");

        Assert.Contains("shop: Healthy", page, StringComparison.Ordinal);
        Assert.All(["events store", "events relay", "events queues", "events archive"], check => Assert.Contains($"\n{check}: ", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/hangfire")]
    [InlineData("/health/ready")]
    [InlineData("/shop.css")]
    [InlineData("/shop.js")]
    public async Task ThePageIsServed(string path)
    {
        using var response = await shop.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]+)\">")]
    private static partial Regex AntiforgeryToken();
}
