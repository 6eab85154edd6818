using Hangfire.Common;

namespace Hangfire.Dashboard;

public partial class HtmlHelper
{
    private const int ShortIdLength = 8;

    /// <summary>Shows a job's identifier.</summary>
    /// <param name="jobId">The identifier.</param>
    /// <param name="shorten">Whether a GUID is cut to its first part.</param>
    public NonEscapedString JobId(string jobId, bool shorten = true) =>
        Guid.TryParse(jobId, out _)
            ? Markup.Of($"<span class=\"job-id\">{(shorten ? jobId[..ShortIdLength] + "…" : jobId)}</span>")
            : Markup.Of($"<span class=\"job-id\">#{jobId}</span>");

    /// <summary>
    /// Returns the name of a job: what <see cref="DashboardOptions.DisplayNameFunc"/> says, or its attribute, or its type and method.
    /// </summary>
    /// <param name="job">The job, or null when it cannot be loaded.</param>
    public string JobName(Job job) => JobNames.Of(Page.Context, job);

    /// <summary>Returns the name of a job, with its queue.</summary>
    /// <param name="job">The job, or null when it cannot be loaded.</param>
    /// <param name="includeQueue">Whether to name the queue the job was made for, if it was made for one.</param>
    public string JobName(Job job, bool includeQueue) =>
        includeQueue && job?.Queue is { } queue ? $"{JobName(job)} (queue {queue})" : JobName(job);

    /// <summary>Shows the name of a state in its colour.</summary>
    /// <param name="stateName">The name of the state.</param>
    public NonEscapedString StateLabel(string stateName) => StateLabel(stateName, stateName);

    /// <summary>Shows a text in the colour of a state.</summary>
    /// <param name="stateName">The name of the state; null shows nothing.</param>
    /// <param name="text">The text.</param>
    /// <param name="hover">Whether the colour comes only when pointing at it.</param>
    public NonEscapedString StateLabel(string stateName, string text, bool hover = false)
    {
        var colour = $"background-state-{JobHistoryRenderer.GetStateCssSuffix(stateName)}{(hover ? " label-hover" : null)}";
        return string.IsNullOrEmpty(stateName) ? Markup.Nothing : Markup.Of($"<span class=\"label label-state {colour}\">{text}</span>");
    }

    /// <summary>Links a job's identifier to its page.</summary>
    /// <param name="jobId">The identifier.</param>
    public NonEscapedString JobIdLink(string jobId) => Markup.Of($"<a href=\"{Page.Url.JobDetails(jobId)}\">{JobId(jobId)}</a>");

    /// <summary>Links a job's name to its page.</summary>
    /// <param name="jobId">The identifier.</param>
    /// <param name="job">The job, or null when it cannot be loaded.</param>
    public NonEscapedString JobNameLink(string jobId, Job job) => JobNameLink(jobId, job, includeQueue: false);

    /// <summary>Links a job's name to its page.</summary>
    /// <param name="jobId">The identifier.</param>
    /// <param name="job">The job, or null when it cannot be loaded.</param>
    /// <param name="includeQueue">Whether to name the queue the job was made for.</param>
    public NonEscapedString JobNameLink(string jobId, Job job, bool includeQueue) =>
        Markup.Of($"<a class=\"job-name\" href=\"{Page.Url.JobDetails(jobId)}\">{JobName(job, includeQueue)}</a>");

    /// <summary>Links the name of a queue to its jobs.</summary>
    /// <param name="queue">The name; null shows nothing but a note.</param>
    public NonEscapedString QueueLabel(string queue) => queue is null
        ? Markup.Of($"<em>Unknown</em>")
        : Markup.Of($"<a class=\"queue\" href=\"{Page.Url.Queue(queue)}\">{queue}</a>");

    /// <summary>Shows the identifier of a server without its unique end, which can be read when pointing at it.</summary>
    /// <param name="serverId">The identifier.</param>
    public NonEscapedString ServerId(string serverId)
    {
        var end = serverId?.LastIndexOf(':') ?? -1;
        var isUnique = end > 0 && Guid.TryParse(serverId.AsSpan(end + 1), out _);
        return Markup.Of($"<span class=\"server\" title=\"{serverId}\">{(isUnique ? serverId![..end] : serverId)}</span>");
    }

    /// <summary>Shows an exception's text, with the methods of its stack trace standing out.</summary>
    /// <param name="stackTrace">The text.</param>
    public NonEscapedString StackTrace(string stackTrace) =>
        Markup.Of($"<pre class=\"stack-trace\" tabindex=\"0\"><code>{StackTraceLines.Of(stackTrace ?? string.Empty)}</code></pre>");
}
