namespace Hangfire;

/// <summary>The configuration of this process.</summary>
public class GlobalConfiguration : IGlobalConfiguration
{
    internal GlobalConfiguration()
    {
    }

    /// <summary>The one instance the extension methods work on.</summary>
    public static IGlobalConfiguration Configuration { get; } = new GlobalConfiguration();

    internal static CompatibilityLevel CompatibilityLevel { get; set; } = CompatibilityLevel.Version_110;

    internal static bool Writes(CompatibilityLevel level) => CompatibilityLevel >= level;
}
