using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RouteCollection = Hangfire.Dashboard.RouteCollection;

namespace Hangfire;

/// <summary>Serves the dashboard as an endpoint.</summary>
public static class HangfireEndpointRouteBuilderExtensions
{
    private const string DefaultPattern = "/hangfire";

    /// <summary>Serves the dashboard below <c>/hangfire</c>. By default only requests of the same machine are let pass.</summary>
    /// <param name="endpoints">The endpoints of the application.</param>
    /// <param name="options">The options; null means those registered in the host, or the defaults.</param>
    /// <param name="storage">The storage to show; null means the one registered in the host.</param>
    /// <exception cref="InvalidOperationException">Hangfire's services are missing; call <c>AddHangfire</c>.</exception>
    public static IEndpointConventionBuilder MapHangfireDashboard(
        this IEndpointRouteBuilder endpoints, DashboardOptions options = null, JobStorage storage = null) =>
        MapHangfireDashboard(endpoints, DefaultPattern, options, storage);

    /// <summary>Serves the dashboard below a path. By default only requests of the same machine are let pass.</summary>
    /// <param name="endpoints">The endpoints of the application.</param>
    /// <param name="pattern">The path of the dashboard.</param>
    /// <param name="options">The options; null means those registered in the host, or the defaults.</param>
    /// <param name="storage">The storage to show; null means the one registered in the host.</param>
    /// <exception cref="InvalidOperationException">Hangfire's services are missing; call <c>AddHangfire</c>.</exception>
    public static IEndpointConventionBuilder MapHangfireDashboard(
        this IEndpointRouteBuilder endpoints, string pattern, DashboardOptions options = null, JobStorage storage = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);

        var services = endpoints.ServiceProvider;
        var (shown, chosen) = DashboardServices.Resolve(services, options, storage);
        var routes = services.GetService<RouteCollection>() ?? DashboardRoutes.Routes;

        var pipeline = endpoints.CreateApplicationBuilder()
            .Use(DashboardEndpointPath.MoveIntoPathBase)
            .UseMiddleware<AspNetCoreDashboardMiddleware>(shown, chosen, routes, true)
            .Build();
        return endpoints.Map(DashboardEndpointPath.Template(pattern), pipeline).WithDisplayName("Hangfire Dashboard");
    }

    /// <summary>
    /// Serves the dashboard without its own filters: who may see it is up to the endpoint, such as <c>RequireAuthorization</c>.
    /// </summary>
    /// <param name="endpoints">The endpoints of the application.</param>
    /// <param name="pattern">The path of the dashboard; the default is <c>/hangfire</c>.</param>
    /// <param name="options">
    /// The options, whose <see cref="DashboardOptions.Authorization"/> is emptied; null means those registered in the host, or the
    /// defaults.
    /// </param>
    /// <param name="storage">The storage to show; null means the one registered in the host.</param>
    /// <exception cref="InvalidOperationException">Hangfire's services are missing; call <c>AddHangfire</c>.</exception>
    public static IEndpointConventionBuilder MapHangfireDashboardWithNoAuthorizationFilters(
        this IEndpointRouteBuilder endpoints, string pattern = DefaultPattern, DashboardOptions options = null, JobStorage storage = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);

        var open = options ?? endpoints.ServiceProvider.GetService<DashboardOptions>() ?? new DashboardOptions();
        open.Authorization = [];
        return endpoints.MapHangfireDashboard(pattern, open, storage);
    }

    /// <summary>Serves the dashboard to those an authorization policy of the application lets pass, from any machine.</summary>
    /// <param name="endpoints">The endpoints of the application.</param>
    /// <param name="authorizationPolicyName">The name of the policy.</param>
    /// <param name="pattern">The path of the dashboard; the default is <c>/hangfire</c>.</param>
    /// <param name="options">
    /// The options, whose <see cref="DashboardOptions.Authorization"/> is emptied; null means those registered in the host, or the
    /// defaults.
    /// </param>
    /// <param name="storage">The storage to show; null means the one registered in the host.</param>
    /// <exception cref="InvalidOperationException">Hangfire's services are missing; call <c>AddHangfire</c>.</exception>
    public static IEndpointConventionBuilder MapHangfireDashboardWithAuthorizationPolicy(
        this IEndpointRouteBuilder endpoints,
        string authorizationPolicyName,
        string pattern = DefaultPattern,
        DashboardOptions options = null,
        JobStorage storage = null)
    {
        ArgumentNullException.ThrowIfNull(authorizationPolicyName);
        return endpoints.MapHangfireDashboardWithNoAuthorizationFilters(pattern, options, storage)
            .RequireAuthorization(authorizationPolicyName);
    }
}
