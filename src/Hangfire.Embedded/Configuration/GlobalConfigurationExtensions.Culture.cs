using System.Globalization;

namespace Hangfire;

public static partial class GlobalConfigurationExtensions
{
    /// <summary>Runs jobs that carry no culture under <paramref name="culture"/>.</summary>
    public static IGlobalConfiguration UseDefaultCulture(this IGlobalConfiguration configuration, CultureInfo? culture) =>
        configuration.UseDefaultCulture(culture, captureDefault: true);

    /// <summary>Runs jobs that carry no culture under <paramref name="culture"/>, and stores that one only with <paramref name="captureDefault"/>.</summary>
    public static IGlobalConfiguration UseDefaultCulture(this IGlobalConfiguration configuration, CultureInfo? culture, bool captureDefault) =>
        configuration.UseDefaultCulture(culture, culture, captureDefault);

    /// <summary>Runs jobs that carry no culture under <paramref name="culture"/> and <paramref name="uiCulture"/>.</summary>
    public static IGlobalConfiguration UseDefaultCulture(
        this IGlobalConfiguration configuration, CultureInfo? culture, CultureInfo? uiCulture) =>
        configuration.UseDefaultCulture(culture, uiCulture, captureDefault: true);

    /// <summary>Runs jobs that carry no culture under the given ones, and stores those only with <paramref name="captureDefault"/>.</summary>
    public static IGlobalConfiguration UseDefaultCulture(
        this IGlobalConfiguration configuration, CultureInfo? culture, CultureInfo? uiCulture, bool captureDefault)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        GlobalJobFilters.Filters.Remove<CaptureCultureAttribute>();
        GlobalJobFilters.Filters.Add(new CaptureCultureAttribute(culture?.Name, uiCulture?.Name, captureDefault));
        return configuration;
    }
}
