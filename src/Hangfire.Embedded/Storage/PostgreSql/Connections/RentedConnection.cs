using Npgsql;

namespace Hangfire.PostgreSql.Connections;

/// <summary>An open connection for one use. The shared connection is used by one caller at a time and never closed.</summary>
internal sealed class RentedConnection : IDisposable
{
    private readonly bool isShared;

    public RentedConnection(NpgsqlConnection shared, Func<NpgsqlConnection> open)
    {
        Monitor.Enter(shared);
        isShared = true;
        try
        {
            Connection = open();
        }
        catch
        {
            Monitor.Exit(shared);
            throw;
        }
    }

    public RentedConnection(NpgsqlConnection own) => Connection = own;

    public NpgsqlConnection Connection { get; }

    public void Dispose()
    {
        if (isShared)
        {
            Monitor.Exit(Connection);
        }
        else
        {
            Connection.Dispose();
        }
    }
}
