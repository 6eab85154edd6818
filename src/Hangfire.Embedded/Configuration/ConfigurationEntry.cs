namespace Hangfire;

/// <summary>The configuration together with what was just configured.</summary>
internal sealed class ConfigurationEntry<T>(T entry, IGlobalConfiguration origin) : ConfigurationEntry(origin), IGlobalConfiguration<T>
{
    public T Entry { get; } = entry;
}

/// <summary>A link of a chain of sentences, which remembers where the chain began.</summary>
internal abstract class ConfigurationEntry(IGlobalConfiguration origin)
{
    private readonly IGlobalConfiguration origin = origin;

    public static IGlobalConfiguration OriginOf(IGlobalConfiguration configuration) =>
        configuration is ConfigurationEntry entry ? entry.origin : configuration;
}
