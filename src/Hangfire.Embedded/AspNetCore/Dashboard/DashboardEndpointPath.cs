using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hangfire.Dashboard;

/// <summary>Splits the path of an endpoint's request into the dashboard's prefix and the path below it.</summary>
internal static class DashboardEndpointPath
{
    private const string Rest = "path";

    public static string Template(string pattern) => $"{pattern.TrimEnd('/')}/{{**{Rest}}}";

    /// <summary>Reads the prefix from the request, as it may hold a route group's prefix or route values.</summary>
    public static async Task MoveIntoPathBase(HttpContext context, RequestDelegate next)
    {
        var (wholePath, wholeBase) = (context.Request.Path, context.Request.PathBase);
        var path = wholePath.Value ?? string.Empty;
        var rest = context.GetRouteValue(Rest) as string ?? string.Empty;
        var prefix = path.EndsWith(rest, StringComparison.Ordinal) ? path[..^rest.Length].TrimEnd('/') : path;

        context.Request.PathBase = wholeBase.Add(new PathString(prefix));
        context.Request.Path = new PathString(path[prefix.Length..]);
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Path, context.Request.PathBase) = (wholePath, wholeBase);
        }
    }
}
