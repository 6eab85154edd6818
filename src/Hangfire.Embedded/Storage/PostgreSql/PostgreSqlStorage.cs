using Hangfire.Logging;
using Hangfire.PostgreSql.Connections;
using Hangfire.PostgreSql.Housekeeping;
using Hangfire.PostgreSql.Monitoring;
using Hangfire.PostgreSql.Queues;
using Hangfire.Server;
using Hangfire.Storage;
using Npgsql;

namespace Hangfire.PostgreSql;

/// <summary>
/// Stores jobs in PostgreSQL, in the tables of Hangfire.PostgreSql. Thread-safe; one instance serves a whole process. It keeps up to five
/// connections for its own work and takes others from Npgsql's pool for callers' reads.
/// </summary>
public class PostgreSqlStorage : JobStorage
{
    private static readonly HashSet<string> Features =
    [
        JobStorageFeatures.ExtendedApi,
        JobStorageFeatures.JobQueueProperty,
        JobStorageFeatures.ProcessesInsteadOfComponents,
        JobStorageFeatures.Connection.GetUtcDateTime,
        JobStorageFeatures.Connection.GetSetContains,
        JobStorageFeatures.Connection.LimitedGetSetCount,
        JobStorageFeatures.Connection.BatchedGetFirstByLowest,
        JobStorageFeatures.Transaction.AcquireDistributedLock,
        JobStorageFeatures.Transaction.CreateJob,
        JobStorageFeatures.Transaction.SetJobParameter,
        JobStorageFeatures.Transaction.RemoveFromQueue(typeof(PostgreSqlFetchedJob)),
        JobStorageFeatures.Monitoring.DeletedStateGraphs,
        JobStorageFeatures.Monitoring.AwaitingJobs,
    ];

    private readonly StorageEngine engine;

    /// <summary>Stores jobs in the database of a connection string, with default settings.</summary>
    /// <param name="connectionString">The connection string.</param>
    public PostgreSqlStorage(string connectionString)
        : this(connectionString, new PostgreSqlStorageOptions())
    {
    }

    /// <summary>Stores jobs in the database of a connection string.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="options">The settings.</param>
    public PostgreSqlStorage(string connectionString, PostgreSqlStorageOptions options)
        : this(connectionString, null, options)
    {
    }

    /// <summary>Stores jobs in the database of a connection string.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="connectionSetup">Called with every connection before it is opened.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="InvalidOperationException">The tables are there in another version, or only some of them.</exception>
    public PostgreSqlStorage(string connectionString, Action<NpgsqlConnection>? connectionSetup, PostgreSqlStorageOptions options)
        : this(FromString(connectionString, connectionSetup), options)
    {
    }

    /// <summary>Stores jobs through one connection, with whatever transaction is open on it; default settings.</summary>
    /// <param name="existingConnection">The connection; never disposed by the storage.</param>
    public PostgreSqlStorage(NpgsqlConnection existingConnection)
        : this(existingConnection, new PostgreSqlStorageOptions())
    {
    }

    /// <summary>Stores jobs through one connection, with whatever transaction is open on it.</summary>
    /// <param name="existingConnection">The connection; never disposed by the storage.</param>
    /// <param name="options">The settings.</param>
    public PostgreSqlStorage(NpgsqlConnection existingConnection, PostgreSqlStorageOptions options)
        : this(FromConnection(existingConnection), options)
    {
    }

    /// <summary>Stores jobs through connections the application makes, with default settings.</summary>
    /// <param name="connectionFactory">Makes the connections.</param>
    public PostgreSqlStorage(IConnectionFactory connectionFactory)
        : this(connectionFactory, new PostgreSqlStorageOptions())
    {
    }

    /// <summary>Stores jobs through connections the application makes.</summary>
    /// <param name="connectionFactory">Makes the connections.</param>
    /// <param name="options">The settings.</param>
    public PostgreSqlStorage(IConnectionFactory connectionFactory, PostgreSqlStorageOptions options)
        : this(FromFactory(connectionFactory), options)
    {
    }

    internal PostgreSqlStorage(ConnectionSource source, PostgreSqlStorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        engine = new StorageEngine(source, options);
    }

    internal StorageEngine Engine => engine;

    /// <inheritdoc />
    public override IMonitoringApi GetMonitoringApi() => new PostgreSqlMonitor(engine);

    /// <inheritdoc />
    public override IStorageConnection GetConnection() => new PostgreSqlConnection(engine);

    /// <summary>Returns the processes that remove what expired and add up counters.</summary>
    public override IEnumerable<IBackgroundProcess> GetStorageWideProcesses() =>
        [new ExpirationCleaner(engine), new CountersAggregator(engine)];

    /// <inheritdoc />
    public override void WriteOptionsToLog(ILog logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        var options = engine.Options;
        logger.Info(
            $"PostgreSQL storage in schema '{options.SchemaName}': queues polled every '{options.QueuePollInterval}' besides announcements, " +
            $"claims free after '{options.InvisibilityTimeout}' (kept fresh: {options.UseSlidingInvisibilityTimeout}), " +
            $"locks of other engines free after '{options.DistributedLockTimeout}'.");
    }

    /// <inheritdoc />
    public override bool HasFeature(string featureId)
    {
        ArgumentNullException.ThrowIfNull(featureId);
        return Features.Contains(featureId);
    }

    private static StringConnections FromString(string connectionString, Action<NpgsqlConnection>? setup)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return new StringConnections(() => connectionString, setup);
    }

    private static ExistingConnection FromConnection(NpgsqlConnection existing)
    {
        ArgumentNullException.ThrowIfNull(existing);
        return new ExistingConnection(existing);
    }

    private static FactoryConnections FromFactory(IConnectionFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return new FactoryConnections(factory);
    }
}
