using Microsoft.Playwright;

namespace Hangfire.Browser.Tests;

[Collection(BrowserCollection.Name)]
[Trait("Category", "Slow")]
public sealed class KeyboardTests(BrowserFixture browser)
{
    private const int MostSteps = 60;
    private const string DescribeFocus = "(document.activeElement.ariaLabel ?? '') + '|' + document.activeElement.textContent.trim()";

    [Fact]
    public async Task TheFailedListCanBeUsedWithoutAMouse()
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        var (first, second) = (dashboard.Jobs.Failed(), dashboard.Jobs.Failed());
        await using var watched = await browser.OpenAsync(dashboard);
        await watched.GoToAsync("/jobs/failed");

        await watched.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("|Skip to content", await FocusAsync(watched.Page));
        await watched.Page.Keyboard.PressAsync("Enter");

        await TabToAsync(watched.Page, $"Select {second}|");
        await watched.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(watched.Page.GetByLabel($"Select {second}")).ToBeCheckedAsync();
        await TabToAsync(watched.Page, "|Requeue selected", "Shift+Tab");
        await watched.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(watched.Page.GetByLabel($"Select {second}")).ToHaveCountAsync(0);
        Assert.Equal(("Failed", "Enqueued"), (dashboard.Jobs.StateOf(first), dashboard.Jobs.StateOf(second)));
        watched.AssertNothingWentWrong();
    }

    [Fact]
    public async Task TheDetailsOfAFailureOpenByKeyboard()
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        dashboard.Jobs.Failed(message: "boom");
        await using var watched = await browser.OpenAsync(dashboard);
        await watched.GoToAsync("/jobs/failed");
        var trace = watched.Page.Locator(".failure .stack-trace");
        await Assertions.Expect(trace).ToBeHiddenAsync();

        await watched.Page.Locator(".failure summary").FocusAsync();
        await watched.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(trace).ToBeVisibleAsync();
    }

    [Fact]
    public async Task WhatHasTheFocusCanBeSeen()
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        dashboard.Jobs.Failed();
        await using var watched = await browser.OpenAsync(dashboard);
        await watched.GoToAsync("/jobs/failed");

        await TabToAsync(watched.Page, "|Requeue all…");

        Assert.Equal("solid", await watched.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
    }

    private static async Task TabToAsync(IPage page, string wanted, string key = "Tab")
    {
        var passed = new List<string>();
        while (passed.Count < MostSteps)
        {
            await page.Keyboard.PressAsync(key);
            passed.Add(await FocusAsync(page));
            if (passed[^1] == wanted)
            {
                return;
            }
        }

        Assert.Fail($"'{wanted}' was not reached with {key}. It passed:\n{string.Join('\n', passed)}");
    }

    private static Task<string> FocusAsync(IPage page) => page.EvaluateAsync<string>(DescribeFocus);
}
