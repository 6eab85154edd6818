namespace Hangfire.Dashboard.Pages;

/// <summary>The cells that select rows for a command.</summary>
internal static class SelectCell
{
    public static NonEscapedString All() =>
        Markup.Of($"<th scope=\"col\" class=\"min-width\"><input type=\"checkbox\" data-select-all aria-label=\"Select all on this page\"></th>");

    public static NonEscapedString Of(string id, bool isSelectable = true) => isSelectable
        ? Markup.Of($"<td class=\"min-width\"><input type=\"checkbox\" name=\"jobs[]\" value=\"{id}\" aria-label=\"Select {id}\"></td>")
        : Markup.Of($"<td></td>");
}
