namespace Hangfire.Dashboard.Pages;

/// <summary>The forms that post commands. They work without a script: the browser comes back to the page they were on.</summary>
internal static class CommandForm
{
    /// <summary>A list with commands on its selected rows, page by page; without commands it only shows.</summary>
    public static NonEscapedString List(
        RazorPage page,
        SelectionCommands commands,
        Pager pager,
        NonEscapedString table,
        IEnumerable<NonEscapedString>? links = null) => Markup.Of($"""
        <form method="post" class="job-list" data-list>
        {(commands.IsEmpty ? Markup.Nothing : HiddenFields(page, ListPager.Path(commands.ListPath, pager)))}
        <div class="toolbar">{commands.All.Select(command => Button(page, commands.Path, command))}{links ?? []}
        {page.Html.PerPageSelector(pager)}</div>
        {table}
        {page.Html.Paginator(pager)}
        </form>
        """);

    /// <summary>A form with a single button.</summary>
    public static NonEscapedString Single(
        RazorPage page, string path, string text, string returnTo, string? confirm = null) => Markup.Of($"""
        <form method="post" action="{page.Url.To(path)}">{HiddenFields(page, returnTo)}
        <button type="submit" class="btn {Style(confirm)}"{Question(confirm)}>{text}</button></form>
        """);

    /// <summary>The field that proves that the form comes from a page of ours.</summary>
    public static NonEscapedString Token(RazorPage page) =>
        page.Context.Antiforgery is { } tokens ? Hidden(tokens.FormFieldName, tokens.RequestToken) : Markup.Nothing;

    private static NonEscapedString HiddenFields(RazorPage page, string returnTo) =>
        Markup.Of($"{Token(page)}{Hidden(CommandRequest.ReturnField, returnTo)}");

    private static NonEscapedString Hidden(string name, string? value) =>
        Markup.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");

    private static NonEscapedString Button(RazorPage page, string path, ListCommand command)
    {
        var address = page.Url.To($"{path}/{command.Name}");
        return Markup.Of($"""
            <button type="submit" class="btn {Style(command.Confirm)}" formaction="{address}"
             data-needs-selection{Question(command.Confirm)}>{command.Text}</button>

            """);
    }

    private static string Style(string? confirm) => confirm is null ? "btn-primary" : "btn-danger";

    private static NonEscapedString Question(string? confirm) =>
        confirm is null ? Markup.Nothing : Markup.Of($" data-confirm=\"{confirm}\"");
}
