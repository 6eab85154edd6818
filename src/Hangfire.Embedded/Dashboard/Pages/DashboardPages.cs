using Hangfire.Dashboard.Bulk;

namespace Hangfire.Dashboard.Pages;

/// <summary>The addresses of the built-in pages.</summary>
internal static class DashboardPages
{
    public static void AddTo(RouteCollection routes)
    {
        routes.AddRazorPage("/", _ => new HomePage());
        routes.AddRazorPage("/servers", _ => new ServersPage());
        routes.AddRazorPage("/recurring", _ => new RecurringJobsPage());
        routes.AddRazorPage("/jobs/details/(?<JobId>[^/]+)", match => new JobDetailsPage(match.Groups["JobId"].Value));

        routes.AddRazorPage(SearchQuery.Path, _ => new SearchPage());

        AddList(routes, "/retries", JobLists.Retries);
        AddList(routes, "/jobs/scheduled", JobLists.Scheduled);
        AddList(routes, "/jobs/processing", JobLists.Processing);
        AddList(routes, "/jobs/succeeded", JobLists.Succeeded);
        AddList(routes, "/jobs/failed", JobLists.Failed);
        AddList(routes, "/jobs/deleted", JobLists.Deleted);
        AddList(routes, "/jobs/awaiting", JobLists.Awaiting);
        routes.AddRazorPage("/jobs/enqueued", _ => new QueuesPage());
        AddQueue(routes, "/jobs/enqueued/fetched/(?<Queue>[^/]+)", JobLists.Fetched);

        // The commands of these lists live below the same path.
        AddQueue(routes, "/jobs/enqueued/(?!(?:requeue|enqueue|delete)$)(?<Queue>[^/]+)", JobLists.Enqueued);
    }

    public static void AddBulkCommandsTo(RouteCollection routes)
    {
        foreach (var command in BulkCommand.All)
        {
            routes.Add(command.Path, new BulkPreviewDispatcher(command));
            routes.Add(command.RunPath, new BulkDispatcher(command));
        }
    }

    private static void AddList(RouteCollection routes, string path, Func<JobList> list) =>
        routes.AddRazorPage(path, _ => new JobListPage(list()));

    private static void AddQueue(RouteCollection routes, string path, Func<string, JobList> list) =>
        routes.AddRazorPage(path, match => new JobListPage(list(match.Groups["Queue"].Value)));
}
