namespace Hangfire.PostgreSql;

/// <summary>Chooses PostgreSQL as the storage of jobs.</summary>
public static class PostgreSqlBootstrapperConfigurationExtensions
{
    /// <summary>Stores jobs in PostgreSQL with default settings.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="configure">Says how the database is reached.</param>
    public static IGlobalConfiguration<PostgreSqlStorage> UsePostgreSqlStorage(
        this IGlobalConfiguration configuration, Action<PostgreSqlBootstrapperOptions> configure) =>
        configuration.UsePostgreSqlStorage(configure, new PostgreSqlStorageOptions());

    /// <summary>Stores jobs in PostgreSQL.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="configure">Says how the database is reached.</param>
    /// <param name="options">The settings of the storage.</param>
    /// <exception cref="InvalidOperationException"><paramref name="configure"/> did not say how the database is reached.</exception>
    public static IGlobalConfiguration<PostgreSqlStorage> UsePostgreSqlStorage(
        this IGlobalConfiguration configuration, Action<PostgreSqlBootstrapperOptions> configure, PostgreSqlStorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(options);

        var bootstrapper = new PostgreSqlBootstrapperOptions();
        configure(bootstrapper);
        var source = bootstrapper.Source ?? throw new InvalidOperationException(
            "UsePostgreSqlStorage was not told how to reach the database. Call UseNpgsqlConnection(connectionString) on its options.");
        return configuration.UseStorage(new PostgreSqlStorage(source, options));
    }
}
