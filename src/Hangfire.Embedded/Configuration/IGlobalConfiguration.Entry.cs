namespace Hangfire;

/// <summary>The configuration together with what was just configured.</summary>
/// <typeparam name="T">Type of the configured thing, such as a storage.</typeparam>
public interface IGlobalConfiguration<out T> : IGlobalConfiguration
{
    /// <summary>What was configured last.</summary>
    T Entry { get; }
}
