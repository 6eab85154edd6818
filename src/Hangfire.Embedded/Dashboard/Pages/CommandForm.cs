namespace Hangfire.Dashboard.Pages;

/// <summary>The forms that post commands. They work without a script: the browser comes back to the page they were on.</summary>
internal static class CommandForm
{
    public static NonEscapedString HiddenFields(RazorPage page, string returnTo)
    {
        var token = page.Context.Antiforgery is { } tokens
            ? Markup.Of($"<input type=\"hidden\" name=\"{tokens.FormFieldName}\" value=\"{tokens.RequestToken}\">")
            : Markup.Nothing;
        return Markup.Of($"{token}<input type=\"hidden\" name=\"{CommandRequest.ReturnField}\" value=\"{returnTo}\">");
    }

    /// <summary>Buttons for the selected rows; a script disables them while nothing is selected.</summary>
    public static IEnumerable<NonEscapedString> Buttons(RazorPage page, string commandPath, IEnumerable<ListCommand> commands) =>
        commands.Select(command => Markup.Of($"""
            <button type="submit" class="btn {Style(command.Confirm)}" formaction="{page.Url.To($"{commandPath}/{command.Name}")}" data-needs-selection{Question(command.Confirm)}>{command.Text}</button>

            """));

    /// <summary>A form with a single button.</summary>
    public static NonEscapedString Button(RazorPage page, string path, string text, string returnTo, string? confirm = null) => Markup.Of($"""
        <form method="post" action="{page.Url.To(path)}">{HiddenFields(page, returnTo)}
        <button type="submit" class="btn {Style(confirm)}"{Question(confirm)}>{text}</button></form>
        """);

    private static string Style(string? confirm) => confirm is null ? "btn-primary" : "btn-danger";

    private static NonEscapedString Question(string? confirm) =>
        confirm is null ? Markup.Nothing : Markup.Of($" data-confirm=\"{confirm}\"");
}
