using Hangfire.Dashboard.Pages;
using Hangfire.Storage.Search;

namespace Hangfire.Dashboard.Bulk;

/// <summary>
/// Says what a command on many jobs will do, and how far it has come. A script presses the button again until none is left.
/// </summary>
internal sealed class BulkPage(BulkCommand command, string? searched, BulkProgress? progress = null) : RazorPage
{
    private const string CutCount = "There may be more: counting was cut after two seconds. Only as many as named here will be changed.";
    private const string CutBeforeAny = "No matching job was found within two seconds. Search for something else.";

    public override void Execute()
    {
        Layout = new LayoutPage($"{command.Verb} {States} jobs");
        Emit($"""
            <div class="split">{Html.JobsSidebar()}<div class="content">
            <h1 class="page-header">{command.Verb} {States} jobs</h1>
            {Content()}
            </div></div>
            """);
    }

    private string States => command.State.ToLowerInvariant();

    private NonEscapedString Content() => progress is not null ? Result(progress)
        : BulkCommand.Finder(Storage) is not { } finder ? Refusal("This storage does not tell which jobs are in a state.")
        : SearchQuery.Try(searched, out var text) is { } refused ? Refusal(refused)
        : Preview(finder.Count(new JobSearch(text, command.State), BulkCommand.SearchLimit), text);

    private NonEscapedString Refusal(string reason) => Markup.Of($"{Note.Warning(reason)}{BackLink("Back to the list")}");

    private NonEscapedString Preview(JobTally tally, SearchText? text)
    {
        if (tally.Count == 0)
        {
            return Refusal(tally.WasCut ? CutBeforeAny : "No job matches.");
        }

        var matching = text is null ? Markup.Nothing : Markup.Of($", with <q>{text.Text}</q> in the call");
        return Markup.Of($"""
            <p class="message"><strong data-bulk-count>{Jobs(tally.Count)}</strong>
            in the state {Html.StateLabel(command.State)}{matching}.</p>
            {(tally.WasCut ? Note.Warning(CutCount) : Markup.Nothing)}
            {Form(new BulkProgress(0, 0, tally.Count), $"{command.Verb} {Jobs(tally.Count)}", "Cancel")}
            """);
    }

    private NonEscapedString Result(BulkProgress now) => now.IsFinished
        ? Markup.Of($"<p class=\"message\" role=\"status\">{Text(now)}</p>{BackLink("Back to the list")}")
        : Markup.Of($"<p class=\"message\" role=\"status\">{Text(now)}</p>{Form(now, $"Go on with {Jobs(now.Left)}", "Stop here")}");

    private NonEscapedString Form(BulkProgress from, string button, string leave) => Markup.Of($"""
        <form method="post" action="{Url.To(command.RunPath)}" data-bulk>
        {CommandForm.Token(this)}{Field(BulkCommand.TextField, searched)}{Field("done", from.Done)}{Field("skipped", from.Skipped)}
        {Field("left", from.Left)}{Field("after", from.After)}
        <div class="toolbar"><button type="submit" class="btn {(command.IsDestructive ? "btn-danger" : "btn-primary")}">{button}</button>
        {BackLink(leave)}</div>
        <progress class="bulk-progress" max="{from.Left + from.Done + from.Skipped}" value="{from.Done + from.Skipped}" hidden></progress>
        <p class="message" role="status" aria-live="polite" data-bulk-status></p>
        </form>
        """);

    private NonEscapedString BackLink(string text) => Markup.Of($"<a class=\"btn\" href=\"{Url.To(command.ListPath)}\">{text}</a>");

    private static NonEscapedString Field(string name, object? value) =>
        Markup.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");

    private static string Text(BulkProgress now)
    {
        var skipped = now.Skipped == 0 ? null : $", {DataTable.Text(now.Skipped)} had moved on";
        return $"{DataTable.Text(now.Done)} done{skipped}, {DataTable.Text(now.Left)} left.";
    }

    private static string Jobs(long count) => count == 1 ? "1 job" : $"{DataTable.Text(count)} jobs";
}
