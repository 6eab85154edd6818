using Hangfire.Storage.Monitoring;

namespace Hangfire.Dashboard.Pages;

/// <summary>The states a job went through, the newest first, and how long each lasted.</summary>
internal static class StateHistory
{
    public static NonEscapedString Of(HtmlHelper html, JobDetailsDto job)
    {
        var states = job.History ?? [];
        var entries = states.Select((state, index) => Entry(html, state, Since(job, states, index)));
        return states.Count == 0
            ? Markup.Of($"<p class=\"alert alert-info\">The job has no state.</p>")
            : Markup.Of($"<ol class=\"history\" reversed>{entries}</ol>");
    }

    private static TimeSpan? Since(JobDetailsDto job, IList<StateHistoryDto> states, int index)
    {
        var before = index + 1 < states.Count ? states[index + 1].CreatedAt : job.CreatedAt;
        return states[index].CreatedAt - before;
    }

    private static NonEscapedString Entry(HtmlHelper html, StateHistoryDto state, TimeSpan? since) => Markup.Of($"""
        <li class="state-card border-state-{JobHistoryRenderer.GetStateCssSuffix(state.StateName)}">
        <div class="state-head"><h3>{html.StateLabel(state.StateName)}</h3>
        <span class="state-time">{html.RelativeTime(state.CreatedAt)}{Duration(html, since)}</span></div>
        {(string.IsNullOrWhiteSpace(state.Reason) ? null : Markup.Of($"<p class=\"state-reason\">{state.Reason}</p>"))}
        {html.RenderHistory(state.StateName, state.Data)}
        </li>

        """);

    private static NonEscapedString? Duration(HtmlHelper html, TimeSpan? since) =>
        since is null ? null : Markup.Of($" <small>({html.ToHumanDuration(since)})</small>");
}
