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

        AddList(routes, "/retries", JobLists.Retries);
        AddList(routes, "/jobs/scheduled", JobLists.Scheduled);
        AddList(routes, "/jobs/processing", JobLists.Processing);
        AddList(routes, "/jobs/succeeded", JobLists.Succeeded);
        AddList(routes, "/jobs/failed", JobLists.Failed);
        AddList(routes, "/jobs/deleted", JobLists.Deleted);
        AddList(routes, "/jobs/awaiting", JobLists.Awaiting);
        routes.AddRazorPage("/jobs/enqueued", _ => new QueuesPage());
        routes.AddRazorPage("/jobs/enqueued/fetched/(?<Queue>[^/]+)", match => new JobListPage(JobLists.Fetched(match.Groups["Queue"].Value)));
        routes.AddRazorPage("/jobs/enqueued/(?!(?:requeue|enqueue|delete)$)(?<Queue>[^/]+)", match => new JobListPage(JobLists.Enqueued(match.Groups["Queue"].Value)));
    }

    private static void AddList(RouteCollection routes, string path, Func<JobList> list) =>
        routes.AddRazorPage(path, _ => new JobListPage(list()));
}
