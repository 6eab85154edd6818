using System.Collections.Concurrent;
using Npgsql;

namespace Hangfire.PostgreSql.Connections;

/// <summary>Connections made from a connection string.</summary>
internal sealed class StringConnections(Func<string> connectionString, Action<NpgsqlConnection>? setup) : ConnectionSource
{
    private const int PreparedStatements = 100;

    private readonly ConcurrentDictionary<string, string> tuned = new();

    protected override NpgsqlConnection CreateOwn() => Create(tuned.GetOrAdd(connectionString(), Tune));

    // The very string the application uses: only then does Npgsql hand out the connection already enlisted in the transaction
    // instead of enlisting a second one, which would need a distributed transaction.
    protected override NpgsqlConnection CreateEnlisted() => Create(connectionString());

    private NpgsqlConnection Create(string text)
    {
        var connection = new NpgsqlConnection(text);
        setup?.Invoke(connection);
        return connection;
    }

    private static string Tune(string original)
    {
        var builder = new NpgsqlConnectionStringBuilder(original) { Enlist = false, TcpKeepAlive = true };
        if (!builder.ContainsKey("Max Auto Prepare"))
        {
            builder.MaxAutoPrepare = PreparedStatements;
            builder.AutoPrepareMinUsages = 2;
        }

        if (!builder.ContainsKey("No Reset On Close"))
        {
            builder.NoResetOnClose = true;
        }

        return builder.ConnectionString;
    }
}
