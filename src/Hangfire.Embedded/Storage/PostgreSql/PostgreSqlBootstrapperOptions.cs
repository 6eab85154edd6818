using Hangfire.PostgreSql.Connections;
using Npgsql;

namespace Hangfire.PostgreSql;

/// <summary>Says how the storage reaches the database; the last call wins.</summary>
public class PostgreSqlBootstrapperOptions
{
    internal PostgreSqlBootstrapperOptions()
    {
    }

    internal ConnectionSource? Source { get; private set; }

    /// <summary>Takes connections from a factory.</summary>
    /// <param name="connectionFactory">The factory.</param>
    public PostgreSqlBootstrapperOptions UseConnectionFactory(IConnectionFactory connectionFactory)
    {
        ArgumentNullException.ThrowIfNull(connectionFactory);
        Source = new FactoryConnections(connectionFactory);
        return this;
    }

    /// <summary>Connects with a connection string.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="connectionSetup">Called with every connection before it is opened.</param>
    public PostgreSqlBootstrapperOptions UseNpgsqlConnection(string connectionString, Action<NpgsqlConnection>? connectionSetup = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return UseNpgsqlConnection(() => connectionString, connectionSetup);
    }

    /// <summary>Connects with a connection string that is asked for each time, for passwords that change.</summary>
    /// <param name="getConnectionString">Returns the connection string.</param>
    /// <param name="connectionSetup">Called with every connection before it is opened.</param>
    public PostgreSqlBootstrapperOptions UseNpgsqlConnection(
        Func<string> getConnectionString, Action<NpgsqlConnection>? connectionSetup = default)
    {
        ArgumentNullException.ThrowIfNull(getConnectionString);
        Source = new StringConnections(getConnectionString, connectionSetup);
        return this;
    }

    /// <summary>
    /// Uses one connection for everything, so that jobs commit with the transaction open on it. Meant for clients, not for servers: nothing
    /// runs at the same time, and jobs of other processes are found by polling only.
    /// </summary>
    /// <param name="connection">The connection; the storage opens it when it is closed, and never disposes it.</param>
    public PostgreSqlBootstrapperOptions UseExistingNpgsqlConnection(NpgsqlConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        Source = new ExistingConnection(connection);
        return this;
    }
}
