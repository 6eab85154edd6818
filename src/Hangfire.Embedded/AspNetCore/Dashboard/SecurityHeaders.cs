using Microsoft.AspNetCore.Http;

namespace Hangfire.Dashboard;

/// <summary>What every answer of the dashboard tells the browser to refuse.</summary>
internal static class SecurityHeaders
{
    public const string DoNotKeep = "no-store";

    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    public static void AddTo(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = ContentPolicy;
        response.Headers.XFrameOptions = "DENY";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.CacheControl = DoNotKeep;
    }
}
