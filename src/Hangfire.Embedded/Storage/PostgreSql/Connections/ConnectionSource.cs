using System.Transactions;
using Npgsql;

namespace Hangfire.PostgreSql.Connections;

/// <summary>Where the storage's connections come from.</summary>
internal abstract class ConnectionSource
{
    /// <summary>The one connection everything goes through; <see langword="null"/> when there may be many.</summary>
    public virtual NpgsqlConnection? Shared => null;

    /// <summary>Opens a connection that has nothing to do with the caller's ambient transaction.</summary>
    public NpgsqlConnection OpenOwn()
    {
        if (Transaction.Current == null)
        {
            return Opened(CreateOwn());
        }

        using var apart = new TransactionScope(TransactionScopeOption.Suppress);
        return Opened(CreateOwn());
    }

    /// <summary>Opens a connection that takes part in the caller's ambient transaction.</summary>
    public NpgsqlConnection OpenEnlisted()
    {
        var connection = Opened(CreateEnlisted());
        if (!new NpgsqlConnectionStringBuilder(connection.ConnectionString).Enlist)
        {
            connection.EnlistTransaction(Transaction.Current);
        }

        return connection;
    }

    protected abstract NpgsqlConnection CreateOwn();

    protected abstract NpgsqlConnection CreateEnlisted();

    private static NpgsqlConnection Opened(NpgsqlConnection connection)
    {
        try
        {
            if (connection.State == System.Data.ConnectionState.Closed)
            {
                connection.Open();
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
