using System.Transactions;
using Npgsql;

namespace Hangfire.PostgreSql.Connections;

/// <summary>Where the storage's connections come from.</summary>
internal abstract class ConnectionSource
{
    /// <summary>The one connection everything goes through; <see langword="null"/> when there may be many.</summary>
    public virtual NpgsqlConnection? Shared => null;

    /// <summary>Opens a connection that has nothing to do with the caller's ambient transaction.</summary>
    public NpgsqlConnection OpenOwn() => OpenApart(CreateOwn);

    /// <summary>Opens a connection that is kept for long and set up differently; where the source can, it is none of the pool.</summary>
    public NpgsqlConnection OpenHeld() => OpenApart(CreateHeld);

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

    protected virtual NpgsqlConnection CreateHeld() => CreateOwn();

    protected abstract NpgsqlConnection CreateEnlisted();

    private static NpgsqlConnection OpenApart(Func<NpgsqlConnection> create)
    {
        if (Transaction.Current == null)
        {
            return Opened(create());
        }

        using var apart = new TransactionScope(TransactionScopeOption.Suppress);
        return Opened(create());
    }

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
