namespace Hangfire;

/// <summary>The configuration together with what was just configured.</summary>
internal sealed class ConfigurationEntry<T>(T entry) : IGlobalConfiguration<T>
{
    public T Entry { get; } = entry;
}
