using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hangfire.Dashboard;

/// <summary>Refuses requests that another site makes a signed-in person's browser send.</summary>
internal static class RequestForgeryCheck
{
    public static async Task<bool> IsAcceptable(HttpContext context, DashboardOptions options)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            return true;
        }

        if (options.IgnoreAntiforgeryToken)
        {
            return true;
        }

        return context.RequestServices?.GetService<IAntiforgery>() is { } antiforgery
            ? await antiforgery.IsRequestValidAsync(context)
            : IsFromThisSite(context.Request);
    }

    // Without antiforgery services the browser's own word on where a request comes from has to do.
    private static bool IsFromThisSite(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { } site)
        {
            return site is "same-origin" or "none";
        }

        var origin = request.Headers.Origin.FirstOrDefault();
        return origin is null || IsHost(origin, request.Host);
    }

    private static bool IsHost(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase);
}
