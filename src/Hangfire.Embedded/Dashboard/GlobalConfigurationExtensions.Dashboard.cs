using System.Reflection;
using Hangfire.Dashboard;
using Hangfire.Dashboard.Pages;

namespace Hangfire;

public static partial class GlobalConfigurationExtensions
{
    /// <summary>Registers a metric and shows it on the dashboard's home page.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="metric">The metric.</param>
    public static IGlobalConfiguration UseDashboardMetric(this IGlobalConfiguration configuration, DashboardMetric metric)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        DashboardMetrics.AddMetric(metric);
        HomeMetrics.Add(metric);
        return configuration;
    }

    /// <summary>Registers metrics and shows them on the dashboard's home page.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="metrics">The metrics.</param>
    public static IGlobalConfiguration UseDashboardMetrics(this IGlobalConfiguration configuration, params DashboardMetric[] metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);

        foreach (var metric in metrics)
        {
            configuration.UseDashboardMetric(metric);
        }

        return configuration;
    }

    /// <summary>Adds a block to every job's page.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="order">The place of the block: lower ones come first.</param>
    /// <param name="renderer">Makes the block; it may return null to show none.</param>
    public static IGlobalConfiguration UseJobDetailsRenderer(
        this IGlobalConfiguration configuration, int order, Func<JobDetailsRendererDto, NonEscapedString> renderer)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(renderer);

        JobDetailsBlocks.Add(order, renderer);
        return configuration;
    }

    /// <summary>Limits how much of an argument a job's page shows; the default is 4096 characters.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="size">The greatest number of characters.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public static IGlobalConfiguration UseMaxArgumentSizeToRender(this IGlobalConfiguration configuration, int size)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentOutOfRangeException.ThrowIfNegative(size);

        JobCall.MaximumArgumentLength = size;
        return configuration;
    }

    /// <summary>Adds a stylesheet to every page of the dashboard.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="assembly">The assembly that embeds the stylesheet.</param>
    /// <param name="resource">The name of the embedded resource.</param>
    public static IGlobalConfiguration UseDashboardStylesheet(this IGlobalConfiguration configuration, Assembly assembly, string resource)
    {
        DashboardRoutes.AddStylesheet(assembly, resource);
        return configuration;
    }

    /// <summary>Adds a stylesheet for people whose system is dark.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="assembly">The assembly that embeds the stylesheet.</param>
    /// <param name="resource">The name of the embedded resource.</param>
    public static IGlobalConfiguration UseDashboardStylesheetDarkMode(
        this IGlobalConfiguration configuration, Assembly assembly, string resource)
    {
        DashboardRoutes.AddStylesheetDarkMode(assembly, resource);
        return configuration;
    }

    /// <summary>Adds a script to every page of the dashboard.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="assembly">The assembly that embeds the script.</param>
    /// <param name="resource">The name of the embedded resource.</param>
    public static IGlobalConfiguration UseDashboardJavaScript(this IGlobalConfiguration configuration, Assembly assembly, string resource)
    {
        DashboardRoutes.AddJavaScript(assembly, resource);
        return configuration;
    }
}
