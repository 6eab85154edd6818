namespace Hangfire.Common;

/// <summary>Where filters come from: the global ones and the attributes, and what the application adds.</summary>
public static class JobFilterProviders
{
    /// <summary>The providers; later ones win among filters of one type and scope.</summary>
    public static JobFilterProviderCollection Providers { get; } = new(GlobalJobFilters.Filters, new JobFilterAttributeFilterProvider());
}
