using Microsoft.Extensions.DependencyInjection;

namespace Hangfire.Dashboard;

/// <summary>Finds what a dashboard needs among the services of its host.</summary>
internal static class DashboardServices
{
    public static (JobStorage Storage, DashboardOptions Options) Resolve(
        IServiceProvider services, DashboardOptions? options, JobStorage? storage)
    {
        HangfireServiceCollectionExtensions.ThrowIfNotConfigured(services);

        var chosen = options ?? services.GetService<DashboardOptions>() ?? new DashboardOptions();
        chosen.TimeZoneResolver ??= services.GetService<ITimeZoneResolver>();
        return (storage ?? services.GetRequiredService<JobStorage>(), chosen);
    }
}
