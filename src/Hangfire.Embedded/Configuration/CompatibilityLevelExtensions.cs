namespace Hangfire;

/// <summary>Chooses how stored data is written.</summary>
public static class CompatibilityLevelExtensions
{
    /// <summary>Writes data in the form of <paramref name="compatibilityLevel"/>. Default: <see cref="CompatibilityLevel.Version_110"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is none of the known ones.</exception>
    public static IGlobalConfiguration SetDataCompatibilityLevel(
        this IGlobalConfiguration configuration, CompatibilityLevel compatibilityLevel)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (!Enum.IsDefined(compatibilityLevel))
            throw new ArgumentOutOfRangeException(nameof(compatibilityLevel), compatibilityLevel,
                $"Unknown compatibility level '{compatibilityLevel}'. Use one of {string.Join(", ", Enum.GetNames<CompatibilityLevel>())}.");

        GlobalConfiguration.CompatibilityLevel = compatibilityLevel;
        return configuration;
    }
}
