namespace Hangfire.Dashboard;

/// <summary>Makes the addresses of the dashboard's pages.</summary>
public class UrlHelper
{
    private readonly DashboardContext context;

    /// <summary>Creates addresses for a request.</summary>
    /// <param name="context">The request, which knows the dashboard's prefix.</param>
    public UrlHelper(DashboardContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        this.context = context;
    }

    /// <summary>Returns the address of a page.</summary>
    /// <param name="relativePath">The page's path below the dashboard's prefix, beginning with a slash.</param>
    public string To(string relativePath) => context.Options.PrefixPath + context.Request.PathBase + relativePath;

    /// <summary>Returns the address of the home page.</summary>
    public string Home() => To("/");

    /// <summary>Returns the address of a job's page.</summary>
    /// <param name="jobId">The identifier of the job.</param>
    public string JobDetails(string jobId) => To("/jobs/details/" + Uri.EscapeDataString(jobId ?? string.Empty));

    /// <summary>Returns the address of the list of queues.</summary>
    public string LinkToQueues() => To("/jobs/enqueued");

    /// <summary>Returns the address of the list of jobs that wait in a queue.</summary>
    /// <param name="queue">The name of the queue.</param>
    public string Queue(string queue) => To("/jobs/enqueued/" + Uri.EscapeDataString(queue ?? string.Empty));

    internal string Fetched(string queue) => To("/jobs/enqueued/fetched/" + Uri.EscapeDataString(queue ?? string.Empty));
}
