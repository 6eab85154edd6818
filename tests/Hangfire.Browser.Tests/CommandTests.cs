using Microsoft.Playwright;

namespace Hangfire.Browser.Tests;

[Collection(BrowserCollection.Name)]
[Trait("Category", "Slow")]
public sealed class CommandTests(BrowserFixture browser)
{
    [Fact]
    public async Task RequeuesTheJobsThatAreSelected()
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        var (first, second) = (dashboard.Jobs.Failed(), dashboard.Jobs.Failed());
        await using var watched = await browser.OpenAsync(dashboard);
        await watched.GoToAsync("/jobs/failed");
        var requeue = watched.Page.GetByRole(AriaRole.Button, new() { Name = "Requeue selected" });
        await Assertions.Expect(requeue).ToBeDisabledAsync();

        await watched.Page.GetByLabel($"Select {first}").CheckAsync();
        await requeue.ClickAsync();

        await Assertions.Expect(watched.Page.GetByLabel($"Select {first}")).ToHaveCountAsync(0);
        await Assertions.Expect(watched.Page.GetByLabel($"Select {second}")).ToHaveCountAsync(1);
        Assert.Equal(("Enqueued", "Failed"), (dashboard.Jobs.StateOf(first), dashboard.Jobs.StateOf(second)));
        watched.AssertNothingWentWrong();
    }

    [Fact]
    public async Task DeletesAWholePageOfJobsAfterAsking()
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        var ids = Enumerable.Range(0, 3).Select(_ => dashboard.Jobs.Failed()).ToList();
        await using var watched = await browser.OpenAsync(dashboard);
        await watched.GoToAsync("/jobs/failed");
        watched.AgreeTo("Delete the selected jobs?");

        await watched.Page.GetByLabel("Select all on this page").CheckAsync();
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Delete selected" }).ClickAsync();

        await Assertions.Expect(watched.Page.GetByText("No job has failed. Very good!")).ToBeVisibleAsync();
        Assert.All(ids, id => Assert.Equal("Deleted", dashboard.Jobs.StateOf(id)));
        watched.AssertNothingWentWrong();
    }

    [Fact]
    public async Task RequeuesAJobFromItsPage()
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        var id = dashboard.Jobs.Failed();
        await using var watched = await browser.OpenAsync(dashboard);
        await watched.GoToAsync($"/jobs/details/{id}");

        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Requeue" }).ClickAsync();

        await Assertions.Expect(watched.Page.Locator(".job-title .label")).ToHaveTextAsync("Enqueued");
        watched.AssertNothingWentWrong();
    }

    [Fact]
    public async Task TriggersARecurringJob()
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        dashboard.Jobs.Recurring("nightly");
        await using var watched = await browser.OpenAsync(dashboard);
        await watched.GoToAsync("/recurring");

        await watched.Page.GetByLabel("Select nightly").CheckAsync();
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Trigger now" }).ClickAsync();

        await Assertions.Expect(watched.Page.Locator(".main-menu [data-metric='enqueued:count-or-null']")).ToHaveTextAsync("1");
        watched.AssertNothingWentWrong();
    }

    [Fact]
    public async Task RequeuesAllFailedJobsAfterTheNumberWasConfirmed()
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        var ids = Enumerable.Range(0, 150).Select(_ => dashboard.Jobs.Failed()).ToList();
        await using var watched = await browser.OpenAsync(dashboard);
        await watched.GoToAsync("/jobs/failed");

        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Requeue all…" }).ClickAsync();
        await Assertions.Expect(watched.Page.Locator("[data-bulk-count]")).ToHaveTextAsync("150 jobs");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Requeue 150 jobs" }).ClickAsync();

        await Assertions.Expect(watched.Page.Locator("[data-bulk-status]")).ToHaveTextAsync("150 done, 0 left.");
        Assert.All(ids, id => Assert.Equal("Enqueued", dashboard.Jobs.StateOf(id)));
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the list" }).ClickAsync();
        await Assertions.Expect(watched.Page.GetByText("No job has failed. Very good!")).ToBeVisibleAsync();
        watched.AssertNothingWentWrong();
    }

    [Fact]
    public async Task DeletesAllMatchesOfASearch()
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        var (found, other) = (dashboard.Jobs.Failed("needle"), dashboard.Jobs.Failed("hay"));
        await using var watched = await browser.OpenAsync(dashboard);
        await watched.GoToAsync("/servers");

        await watched.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Searchbox).FillAsync("needle");
        await watched.Page.Keyboard.PressAsync("Enter");
        await watched.Page.GetByLabel("State", new() { Exact = true }).SelectOptionAsync("Failed");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Delete all matching…" }).ClickAsync();
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Delete 1 job" }).ClickAsync();

        await Assertions.Expect(watched.Page.Locator("[data-bulk-status]")).ToHaveTextAsync("1 done, 0 left.");
        Assert.Equal(("Deleted", "Failed"), (dashboard.Jobs.StateOf(found), dashboard.Jobs.StateOf(other)));
        watched.AssertNothingWentWrong();
    }

    [Fact]
    public async Task CountsAreRefreshedWhileThePageIsOpen()
    {
        await using var dashboard = await ShownDashboard.StartAsync();
        await using var watched = await browser.OpenAsync(dashboard);
        await watched.GoToAsync("/jobs/failed");
        await Assertions.Expect(watched.Metric("failed:count")).ToHaveTextAsync("0");

        dashboard.Jobs.Failed();
        await Assertions.Expect(watched.Metric("failed:count")).ToHaveTextAsync("1");

        dashboard.Jobs.Failed();
        await Assertions.Expect(watched.Metric("failed:count")).ToHaveTextAsync("2");
        watched.AssertNothingWentWrong();
    }
}
