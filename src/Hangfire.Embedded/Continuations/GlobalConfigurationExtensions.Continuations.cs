namespace Hangfire;

public static partial class GlobalConfigurationExtensions
{
    /// <summary>
    /// Hands results and exceptions of jobs on to their continuations, which take them by <see cref="FromResultAttribute"/> and
    /// <see cref="FromExceptionAttribute"/>.
    /// </summary>
    public static IGlobalConfiguration UseResultsInContinuations(this IGlobalConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        GlobalJobFilters.Filters.Remove<ContinuationsSupportAttribute>();
        GlobalJobFilters.Filters.Remove<JobParameterInjectionFilter>();
        GlobalJobFilters.Filters.Add(new ContinuationsSupportAttribute(pushResults: true));
        GlobalJobFilters.Filters.Add(new JobParameterInjectionFilter());
        return configuration;
    }
}
