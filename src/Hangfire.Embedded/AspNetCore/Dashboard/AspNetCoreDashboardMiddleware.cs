using System.Text.RegularExpressions;
using Hangfire.Dashboard.Pages;
using Microsoft.AspNetCore.Http;

namespace Hangfire.Dashboard;

/// <summary>Serves the dashboard below the path base of the request.</summary>
public class AspNetCoreDashboardMiddleware
{
    private readonly RequestDelegate next;
    private readonly JobStorage storage;
    private readonly DashboardOptions options;
    private readonly RouteCollection routes;
    private readonly bool finalizeWhenNotFound;

    /// <summary>Creates a middleware that passes unknown paths on.</summary>
    /// <param name="next">What handles the paths the dashboard does not know.</param>
    /// <param name="storage">The storage the dashboard shows.</param>
    /// <param name="options">The options of the dashboard.</param>
    /// <param name="routes">The routes of the dashboard.</param>
    public AspNetCoreDashboardMiddleware(RequestDelegate next, JobStorage storage, DashboardOptions options, RouteCollection routes)
        : this(next, storage, options, routes, finalizeWhenNotFound: false)
    {
    }

    /// <summary>Creates a middleware.</summary>
    /// <param name="next">What handles the paths the dashboard does not know.</param>
    /// <param name="storage">The storage the dashboard shows.</param>
    /// <param name="options">The options of the dashboard.</param>
    /// <param name="routes">The routes of the dashboard.</param>
    /// <param name="finalizeWhenNotFound">Whether unknown paths are answered with 404 instead of being passed on.</param>
    public AspNetCoreDashboardMiddleware(
        RequestDelegate next, JobStorage storage, DashboardOptions options, RouteCollection routes, bool finalizeWhenNotFound)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(routes);

        this.next = next;
        this.storage = storage;
        this.options = options;
        this.routes = routes;
        this.finalizeWhenNotFound = finalizeWhenNotFound;
    }

    /// <summary>Answers a request, or passes it on.</summary>
    /// <param name="httpContext">The request.</param>
    public async Task Invoke(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);

        var route = routes.FindDispatcher(httpContext.Request.Path.Value);
        if (route is null && !finalizeWhenNotFound)
        {
            await next(httpContext);
            return;
        }

        var context = new AspNetCoreDashboardContext(storage, options, httpContext);
        SecurityHeaders.AddTo(httpContext.Response);
        if (await IsRefused(context))
        {
            return;
        }

        await (route is null ? ShowNotFound(context) : Dispatch(context, route));
    }

    private async Task<bool> IsRefused(AspNetCoreDashboardContext context)
    {
        var http = context.HttpContext;
        if (!await IsAuthorized(context))
        {
            var isSignedIn = http.User.Identity?.IsAuthenticated == true;
            http.Response.StatusCode = isSignedIn ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
            return true;
        }

        if (!await RequestForgeryCheck.IsAcceptable(http, options))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return true;
        }

        return false;
    }

    private async Task<bool> IsAuthorized(DashboardContext context)
    {
        if (!options.Authorization.All(filter => filter.Authorize(context)))
        {
            return false;
        }

        foreach (var filter in options.AsyncAuthorization)
        {
            if (!await filter.AuthorizeAsync(context))
            {
                return false;
            }
        }

        return true;
    }

    private static Task Dispatch(DashboardContext context, Tuple<IDashboardDispatcher, Match> route)
    {
        context.UriMatch = route.Item2;
        return route.Item1.Dispatch(context);
    }

    private static Task ShowNotFound(DashboardContext context) => RazorPageDispatcher.Render(context, MessagePage.NotFound());
}
