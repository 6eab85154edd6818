using Npgsql;

namespace Hangfire.PostgreSql.Connections;

/// <summary>Connections made by the application.</summary>
internal sealed class FactoryConnections(IConnectionFactory factory) : ConnectionSource
{
    protected override NpgsqlConnection CreateOwn() => factory.GetOrCreateConnection();

    protected override NpgsqlConnection CreateEnlisted() => factory.GetOrCreateConnection();
}
