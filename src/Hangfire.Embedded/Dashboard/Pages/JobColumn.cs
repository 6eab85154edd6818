namespace Hangfire.Dashboard.Pages;

/// <summary>A column of a list of jobs.</summary>
internal sealed record JobColumn(string Title, Func<HtmlHelper, JobRow, NonEscapedString?> Cell)
{
    public static JobColumn Job { get; } = new("Job", JobCell.Of);

    public static JobColumn Since(string title) => new(title, (html, row) => row.Since is { } time ? html.RelativeTime(time) : null);

    public static JobColumn Due(string title) => new(title, (html, row) => row.Due is { } time ? html.RelativeTime(time) : null);

    public static JobColumn State { get; } = new("State", (html, row) => html.StateLabel(row.State));

    public static JobColumn Reason { get; } = new("Reason", (_, row) => Markup.Of($"{row.Reason}"));
}
