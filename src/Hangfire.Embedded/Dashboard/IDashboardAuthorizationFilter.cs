namespace Hangfire.Dashboard;

/// <summary>Decides whether a request may see the dashboard. Every registered filter has to agree.</summary>
public interface IDashboardAuthorizationFilter
{
    /// <summary>Returns whether the request may go on; a refused one is answered with 401, or 403 when the user is signed in.</summary>
    /// <param name="context">The request with its storage and options.</param>
    bool Authorize(DashboardContext context);
}
