using Hangfire.Storage.Search;

namespace Hangfire.Dashboard.Pages;

/// <summary>The text people search for, which may be more than a search takes.</summary>
internal static class SearchQuery
{
    public const string Path = "/jobs/search";

    /// <summary>Returns why the text cannot be searched for, or null.</summary>
    public static string? Try(string? text, out SearchText? search)
    {
        search = null;
        try
        {
            search = SearchText.Of(text);
            return null;
        }
        catch (ArgumentException refused)
        {
            return refused.Message.Split(" (Parameter", 2)[0];
        }
    }

    public static string PathOf(string? text, string? state, string? after) =>
        $"{Path}?text={Escaped(text)}&state={Escaped(state)}&after={Escaped(after)}";

    public static string Escaped(string? value) => Uri.EscapeDataString(value ?? string.Empty);
}
