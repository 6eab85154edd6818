using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WebApp.Shop;

/// <summary>Says of each check how it is, and why.</summary>
public static class HealthPage
{
    public static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsync(
        string.Join('\n', [report.Status.ToString(), .. report.Entries.Select(check => $"{check.Key}: {check.Value.Status} {check.Value.Description}".TrimEnd())]));
}
