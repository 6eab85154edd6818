using Npgsql;

namespace Hangfire.PostgreSql.Connections;

/// <summary>The one connection the application gave, with whatever transaction is open on it.</summary>
internal sealed class ExistingConnection(NpgsqlConnection connection) : ConnectionSource
{
    public override NpgsqlConnection Shared => connection;

    protected override NpgsqlConnection CreateOwn() => connection;

    protected override NpgsqlConnection CreateEnlisted() => connection;
}
