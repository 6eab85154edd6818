using Hangfire.Storage.Search;

namespace Hangfire.Dashboard.Pages;

/// <summary>The fields to search jobs with: a short form in every page's header, and the whole one on the page of results.</summary>
internal static class SearchForm
{
    private const string Hint = "Job id, type, method or argument";

    private static readonly string[] States = ["Enqueued", "Scheduled", "Processing", "Succeeded", "Failed", "Deleted", "Awaiting"];

    public static NonEscapedString Short(RazorPage page) => Markup.Of($"""
        <form class="search" role="search" method="get" action="{page.Url.To(SearchQuery.Path)}">
        <input type="search" name="text" maxlength="{SearchText.MaximumLength}" placeholder="Search jobs"
         title="{Hint}" aria-label="{Hint}">
        </form>
        """);

    public static NonEscapedString Whole(RazorPage page, string? text, string? state) => Markup.Of($"""
        <form class="toolbar search-form" method="get" action="{page.Url.To(SearchQuery.Path)}">
        <label for="search-text">Text</label>
        <input id="search-text" type="search" name="text" value="{text}" maxlength="{SearchText.MaximumLength}" placeholder="{Hint}">
        <label for="search-state">State</label>
        <select id="search-state" name="state"><option value="">Any</option>{States.Select(name => Option(name, name == state))}</select>
        <button type="submit" class="btn btn-primary">Search</button>
        </form>
        """);

    private static NonEscapedString Option(string name, bool isChosen) =>
        Markup.Of($"<option{(isChosen ? Markup.Of($" selected") : Markup.Nothing)}>{name}</option>");
}
