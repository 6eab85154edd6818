using System.Collections.Concurrent;
using System.Data.Common;
using Npgsql;

namespace Hangfire.PostgreSql.Connections;

/// <summary>Connections made from a connection string.</summary>
internal sealed class StringConnections(Func<string> connectionString, Action<NpgsqlConnection>? setup) : ConnectionSource
{
    private const int PreparedStatements = 100;

    private readonly ConcurrentDictionary<string, string> tuned = new();

    protected override NpgsqlConnection CreateOwn() => Create(Tuned);

    protected override NpgsqlConnection CreateHeld() =>
        Create(new NpgsqlConnectionStringBuilder(Tuned) { Pooling = false }.ConnectionString);

    // The very string the application uses: only then does Npgsql hand out the connection already enlisted in the transaction
    // instead of enlisting a second one, which would need a distributed transaction.
    protected override NpgsqlConnection CreateEnlisted() => Create(connectionString());

    private string Tuned => tuned.GetOrAdd(connectionString(), Tune);

    private NpgsqlConnection Create(string text)
    {
        var connection = new NpgsqlConnection(text);
        setup?.Invoke(connection);
        return connection;
    }

    public static string Tune(string original)
    {
        var builder = new NpgsqlConnectionStringBuilder(original) { Enlist = false, TcpKeepAlive = true };
        if (!Mentions(original, "Max Auto Prepare"))
        {
            builder.MaxAutoPrepare = PreparedStatements;
            builder.AutoPrepareMinUsages = 2;
        }

        if (!Mentions(original, "No Reset On Close"))
        {
            builder.NoResetOnClose = true;
        }

        return builder.ConnectionString;
    }

    // Npgsql's own builder says of every keyword it knows that it is there.
    private static bool Mentions(string original, string keyword)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = original };
        return given.ContainsKey(keyword) || given.ContainsKey(keyword.Replace(" ", "", StringComparison.Ordinal));
    }
}
