using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Hangfire.Dashboard;

internal sealed class AspNetCoreDashboardResponse(HttpContext context) : DashboardResponse
{
    public override string? ContentType
    {
        get => context.Response.ContentType;
        set => context.Response.ContentType = value;
    }

    public override int StatusCode
    {
        get => context.Response.StatusCode;
        set => context.Response.StatusCode = value;
    }

    public override Stream Body => context.Response.Body;

    public override void SetExpire(DateTimeOffset? value)
    {
        var headers = context.Response.Headers;
        headers.Expires = value?.ToString("r", CultureInfo.InvariantCulture);
        headers.CacheControl = value is null ? SecurityHeaders.DoNotKeep : "private, immutable, max-age=31536000";
    }

    public override Task WriteAsync(string text) => context.Response.WriteAsync(text, context.RequestAborted);

    internal override void SeeOther(string url)
    {
        StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = url;
    }
}
