using Microsoft.Playwright;

namespace Hangfire.Browser.Tests;

[Collection(BrowserCollection.Name)]
[Trait("Category", "Slow")]
public sealed class PageTests(BrowserFixture browser)
{
    private static readonly (string Name, string Path, string Title)[] Pages =
    [
        ("home", "/", "Overview"),
        ("home-week", "/?period=week", "Overview"),
        ("queues", "/jobs/enqueued", "Queues"),
        ("queue", "/jobs/enqueued/default", "Queue default"),
        ("fetched", "/jobs/enqueued/fetched/default", "Fetched jobs of queue default"),
        ("scheduled", "/jobs/scheduled", "Scheduled jobs"),
        ("processing", "/jobs/processing", "Processing jobs"),
        ("succeeded", "/jobs/succeeded", "Succeeded jobs"),
        ("failed", "/jobs/failed", "Failed jobs"),
        ("deleted", "/jobs/deleted", "Deleted jobs"),
        ("awaiting", "/jobs/awaiting", "Awaiting jobs"),
        ("retries", "/retries", "Retries"),
        ("recurring", "/recurring", "Recurring jobs"),
        ("servers", "/servers", "Servers"),
        ("search", "/jobs/search?text=invoice", "Search"),
        ("requeue-all", "/jobs/failed/all/requeue", "Requeue failed jobs"),
    ];

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task EveryPageIsDrawnWithoutAnythingGoingWrong(ColorScheme scheme)
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        var failed = dashboard.Jobs.OfEveryKind();
        await using var watched = await browser.OpenAsync(dashboard, scheme);

        foreach (var (name, path, title) in Pages.Append(("details", $"/jobs/details/{failed}", "ShownJob.Send")))
        {
            await watched.GoToAsync(path);
            await Assertions.Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
            Assert.Equal(scheme == ColorScheme.Dark, await IsDarkAsync(watched.Page));
            await Screenshots.TakeAsync(watched.Page, $"{name}-{scheme.ToString().ToLowerInvariant()}");
        }

        watched.AssertNothingWentWrong();
    }

    [Fact]
    public async Task AViolationOfTheContentPolicyWouldBeNoticed()
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        await using var watched = await browser.OpenAsync(dashboard);
        await watched.GoToAsync("/");

        var refused = watched.Page.WaitForConsoleMessageAsync(new()
        {
            Predicate = message => message.Text.StartsWith("policy ", StringComparison.Ordinal),
        });
        await watched.Page.EvaluateAsync("document.body.setAttribute('style', 'color: red')");
        await refused;

        var noticed = Assert.Throws<Xunit.Sdk.TrueException>(watched.AssertNothingWentWrong);
        Assert.Contains("policy style-src-attr refused inline", noticed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheGraphsAreDrawn()
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        await using var watched = await browser.OpenAsync(dashboard);

        await watched.GoToAsync("/");

        await Assertions.Expect(watched.Page.Locator(".graph svg")).ToHaveCountAsync(2);
        await Assertions.Expect(watched.Page.Locator("[data-realtime-text]")).ToContainTextAsync("succeeded, 0 failed per second");
        watched.AssertNothingWentWrong();
    }

    [Fact]
    public async Task APageFitsOnANarrowScreen()
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        dashboard.Jobs.OfEveryKind();
        await using var watched = await browser.OpenAsync(dashboard);
        await watched.Page.SetViewportSizeAsync(375, 700);

        foreach (var path in new[] { "/", "/jobs/failed", "/servers", "/jobs/search?text=invoice" })
        {
            await watched.GoToAsync(path);
            var overhang = await watched.Page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overhang <= 0, $"'{path}' is {overhang} pixels wider than a screen of 375.");
        }
    }

    private static async Task<bool> IsDarkAsync(IPage page)
    {
        var background = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        var channels = background[(background.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split(',');
        return channels.Take(3).All(channel => int.Parse(channel, System.Globalization.CultureInfo.InvariantCulture) < 128);
    }
}
