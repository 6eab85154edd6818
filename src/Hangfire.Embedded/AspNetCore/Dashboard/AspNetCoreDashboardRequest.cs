using Microsoft.AspNetCore.Http;

namespace Hangfire.Dashboard;

internal sealed class AspNetCoreDashboardRequest(HttpContext context) : DashboardRequest
{
    public override string Method => context.Request.Method;

    public override string? Path => context.Request.Path.Value;

    public override string? PathBase => context.Request.PathBase.Value;

    public override string? LocalIpAddress => context.Connection.LocalIpAddress?.ToString();

    public override string? RemoteIpAddress => context.Connection.RemoteIpAddress?.ToString();

    public override string? GetQuery(string key) => context.Request.Query[key].FirstOrDefault();

    public override async Task<IList<string>> GetFormValuesAsync(string key)
    {
        if (!context.Request.HasFormContentType)
        {
            return [];
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return [.. form[key].OfType<string>()];
    }
}
