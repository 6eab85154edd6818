using Hangfire.InMemory;

namespace Hangfire;

/// <content>Chooses the in-memory storage.</content>
public static partial class GlobalConfigurationExtensions
{
    /// <summary>Keeps jobs in the memory of this process, with default settings. They are lost when the process ends.</summary>
    /// <param name="configuration">The configuration to extend.</param>
    public static IGlobalConfiguration<InMemoryStorage> UseInMemoryStorage(this IGlobalConfiguration configuration) =>
        configuration.UseInMemoryStorage(new InMemoryStorageOptions());

    /// <summary>Keeps jobs in the memory of this process. They are lost when the process ends.</summary>
    /// <param name="configuration">The configuration to extend.</param>
    /// <param name="options">Identifiers, expiry and limits of the storage.</param>
    public static IGlobalConfiguration<InMemoryStorage> UseInMemoryStorage(
        this IGlobalConfiguration configuration, InMemoryStorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(options);

        return configuration.UseStorage(new InMemoryStorage(options));
    }
}
