using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hangfire;

/// <summary>Puts Hangfire into an ASP.NET Core application.</summary>
public static partial class HangfireApplicationBuilderExtensions
{
    /// <summary>Serves the dashboard below a path. By default only requests of the same machine are let pass.</summary>
    /// <param name="app">The application.</param>
    /// <param name="pathMatch">The path of the dashboard; the default is <c>/hangfire</c>.</param>
    /// <param name="options">The options; null means those registered in the host, or the defaults.</param>
    /// <param name="storage">The storage to show; null means the one registered in the host.</param>
    /// <exception cref="InvalidOperationException">Hangfire's services are missing; call <c>AddHangfire</c>.</exception>
    public static IApplicationBuilder UseHangfireDashboard(
        this IApplicationBuilder app, string pathMatch = "/hangfire", DashboardOptions options = null, JobStorage storage = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(pathMatch);

        var services = app.ApplicationServices;
        var (shown, chosen) = DashboardServices.Resolve(services, options, storage);
        var routes = services.GetService<RouteCollection>() ?? DashboardRoutes.Routes;

        return pathMatch is "" or "/"
            ? app.UseMiddleware<AspNetCoreDashboardMiddleware>(shown, chosen, routes)
            : app.Map(new PathString(pathMatch), branch => branch.UseMiddleware<AspNetCoreDashboardMiddleware>(shown, chosen, routes));
    }
}
