using Microsoft.AspNetCore.Http;

namespace Hangfire.Dashboard;

/// <summary>Reaches ASP.NET Core from a dashboard's request.</summary>
public static class AspNetCoreDashboardContextExtensions
{
    /// <summary>Returns the ASP.NET Core request.</summary>
    /// <param name="context">The dashboard's request.</param>
    /// <exception cref="ArgumentException">The request was received by another framework.</exception>
    public static HttpContext GetHttpContext(this DashboardContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        return context is AspNetCoreDashboardContext received
            ? received.HttpContext
            : throw new ArgumentException(
                $"The dashboard context is '{context.GetType()}', not '{typeof(AspNetCoreDashboardContext)}'. " +
                "Use GetHttpContext only where ASP.NET Core serves the dashboard.",
                nameof(context));
    }
}
