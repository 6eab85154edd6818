using System.Globalization;

namespace Hangfire.Dashboard.Pages;

/// <summary>A table that can be scrolled on a narrow screen, by keyboard too, and has a name for those who do not see it.</summary>
internal static class DataTable
{
    public static NonEscapedString Of(
        string caption, IEnumerable<NonEscapedString> headings, IEnumerable<NonEscapedString> rows) => Markup.Of($"""
        <div class="table-responsive" tabindex="0" role="region" aria-label="{caption}"><table class="table">
        <caption class="visually-hidden">{caption}</caption>
        <thead><tr>{headings}</tr></thead>
        <tbody>{rows}</tbody>
        </table></div>
        """);

    public static IEnumerable<NonEscapedString> Headings(params string[] titles) => titles.Select(Heading);

    public static NonEscapedString Heading(string title) => Markup.Of($"<th scope=\"col\">{title}</th>");

    public static NonEscapedString NumberHeading(string title) => Markup.Of($"<th scope=\"col\" class=\"number\">{title}</th>");

    public static NonEscapedString Row(params IEnumerable<NonEscapedString> cells) => Markup.Of($"<tr>{cells}</tr>\n");

    public static NonEscapedString Title(NonEscapedString content) => Markup.Of($"<th scope=\"row\">{content}</th>");

    public static NonEscapedString Title(string text) => Title(Markup.Of($"{text}"));

    public static NonEscapedString Cell(NonEscapedString? content) => Markup.Of($"<td>{content}</td>");

    public static NonEscapedString Number(long count) => NumberCell(Markup.Of($"{Text(count)}"));

    public static NonEscapedString NumberCell(NonEscapedString content) => Markup.Of($"<td class=\"number\">{content}</td>");

    public static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
