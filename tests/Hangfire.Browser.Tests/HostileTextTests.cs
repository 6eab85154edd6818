using Microsoft.Playwright;

namespace Hangfire.Browser.Tests;

/// <summary>What a job brings along is shown as text, whatever it looks like.</summary>
[Collection(BrowserCollection.Name)]
[Trait("Category", "Slow")]
public sealed class HostileTextTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("javascript:alert(1)")]
    [InlineData("</textarea></code></pre></title><svg onload=alert(1)>")]
    [InlineData("{{7*7}} ${jndi:ldap://x} <%= 7*7 %>")]
    public async Task TextOfAJobAddsNoElementAndNoLink(string text)
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        var harmless = (Failed: dashboard.Jobs.Failed("harmless", "harmless"), Named: dashboard.Jobs.Reminder("harmless"));
        await using var plain = await browser.OpenAsync(dashboard);
        var expected = await ElementsAsync(plain, Paths(harmless.Failed, harmless.Named, "harmless"));

        await using var hostile = await ShownDashboard.StartAsync();
        var jobs = (Failed: hostile.Jobs.Failed(text, text), Named: hostile.Jobs.Reminder(text));
        await using var watched = await browser.OpenAsync(hostile);
        var shown = await ElementsAsync(watched, Paths(jobs.Failed, jobs.Named, text));

        Assert.Equal(expected, shown);
        watched.AssertNothingWentWrong();
    }

    [Fact]
    public async Task TheTextItselfCanBeRead()
    {
        const string text = "<script>alert(1)</script>";
        await using var dashboard = await ShownDashboard.StartAsync();
        var id = dashboard.Jobs.Failed(text, text);
        await using var watched = await browser.OpenAsync(dashboard);

        await watched.GoToAsync($"/jobs/details/{id}");
        await Assertions.Expect(watched.Page.Locator(".job-call")).ToContainTextAsync(text);
        await Assertions.Expect(watched.Page.Locator(".history p.exception-message")).ToHaveTextAsync(text);
        await watched.GoToAsync("/jobs/failed");
        await Assertions.Expect(watched.Page.Locator(".failure .exception-message")).ToHaveTextAsync(text);
    }

    private static string[] Paths(string failed, string named, string text) =>
    [
        $"/jobs/details/{failed}", "/jobs/failed", $"/jobs/details/{named}", "/jobs/enqueued", "/jobs/enqueued/default",
        "/jobs/search?text=" + Uri.EscapeDataString(text), "/jobs/failed/all/delete?text=" + Uri.EscapeDataString(text),
    ];

    // Tags, event handlers and where links lead to; only the colours of code depend on what an argument says.
    private static async Task<List<string>> ElementsAsync(WatchedPage watched, string[] paths)
    {
        var elements = new List<string>();
        foreach (var path in paths)
        {
            await watched.GoToAsync(path);
            elements.AddRange(await watched.Page.EvaluateAsync<string[]>("""
                [...document.querySelectorAll('*:not(.stack-trace *)')].map(element => element.tagName
                  + [...element.attributes].map(attribute => attribute.name).filter(name => name.startsWith('on')).join('')
                  + (element.protocol && element.protocol !== 'http:' ? ' ' + element.protocol : ''))
                """));
        }

        return elements;
    }
}
