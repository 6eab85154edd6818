namespace Hangfire.Dashboard.Pages;

/// <summary>Short remarks beside a text, and messages in place of a list.</summary>
internal static class Note
{
    public static NonEscapedString MovedOn { get; } = Markup.Of($" <span class=\"note\">has moved on</span>");

    public static NonEscapedString PossiblyAborted { get; } = Markup.Of($" <span class=\"note note-warning\">possibly aborted</span>");

    public static NonEscapedString None { get; } = Markup.Of($"<em>None</em>");

    public static NonEscapedString Message(string text) => Markup.Of($"<p class=\"alert alert-info\">{text}</p>");

    public static NonEscapedString Warning(string text) => Markup.Of($"<p class=\"alert alert-warning\">{text}</p>");
}
