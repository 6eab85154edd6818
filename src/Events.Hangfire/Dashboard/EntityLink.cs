using System.Net;
using Hangfire.Dashboard;

namespace Events.Hangfire;

/// <summary>Leads from an entity action's job to the history of its entity.</summary>
internal static class EntityLink
{
    public static NonEscapedString Render(JobDetailsRendererDto job) =>
        job.JobDetails.Job is { } call && typeof(IEntityAction).IsAssignableFrom(call.Type) && call.Args is [not Array and not null]
            ? Render(job.Page.Url, EntityActionDescriptor.Of(call.Type).EntityType.Name, EntityKey.TextOf(call.Args[0]!))
            : new NonEscapedString("");

    private static NonEscapedString Render(UrlHelper url, string entityName, string entityId) => new(
        $"<p><a href=\"{WebUtility.HtmlEncode(EventsDashboard.HistoryOf(url, entityName, entityId))}\">"
        + $"What happened to {WebUtility.HtmlEncode(entityName)} {WebUtility.HtmlEncode(entityId)}</a></p>");
}
