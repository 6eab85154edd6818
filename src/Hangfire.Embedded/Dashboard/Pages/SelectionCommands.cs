namespace Hangfire.Dashboard.Pages;

/// <summary>The commands on the selected rows of a list, where they are posted, and the list to come back to.</summary>
internal sealed record SelectionCommands(string ListPath, string Path, IReadOnlyList<ListCommand> All)
{
    public bool IsEmpty => All.Count == 0;

    public IEnumerable<NonEscapedString> Heading() => IsEmpty ? [] : [SelectAll];

    public IEnumerable<NonEscapedString> Cell(string id, bool isSelectable = true) =>
        IsEmpty ? [] : [isSelectable ? Checkbox(id) : Markup.Of($"<td></td>")];

    private static NonEscapedString SelectAll { get; } = Markup.Of($"""
        <th scope="col" class="min-width"><input type="checkbox" data-select-all aria-label="Select all on this page"></th>
        """);

    private static NonEscapedString Checkbox(string id) =>
        Markup.Of($"<td class=\"min-width\"><input type=\"checkbox\" name=\"jobs[]\" value=\"{id}\" aria-label=\"Select {id}\"></td>");
}
