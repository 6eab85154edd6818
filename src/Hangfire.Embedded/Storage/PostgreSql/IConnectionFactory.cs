using Npgsql;

namespace Hangfire.PostgreSql;

/// <summary>Gives the storage its connections, where a connection string alone does not say how.</summary>
public interface IConnectionFactory
{
    /// <summary>Returns a connection. One that is closed is opened by the storage and disposed after use; an open one stays open.</summary>
    NpgsqlConnection GetOrCreateConnection();
}
