namespace Hangfire.Dashboard;

/// <summary>Answers the requests of one route of the dashboard.</summary>
public interface IDashboardDispatcher
{
    /// <summary>Answers a request. It is called after authorization and the check of the antiforgery token.</summary>
    /// <param name="context">The request, its response, and the match of the route in <see cref="DashboardContext.UriMatch"/>.</param>
    Task Dispatch(DashboardContext context);
}
