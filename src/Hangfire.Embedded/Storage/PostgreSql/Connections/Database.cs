using System.Collections.Concurrent;
using System.Data;
using System.Transactions;
using Npgsql;

namespace Hangfire.PostgreSql.Connections;

/// <summary>Runs statements, each in one round trip. No call needs a thread besides the caller's.</summary>
internal sealed class Database(ConnectionSource source, PostgreSqlStorageOptions options, Action<Database> prepare)
{
    private const int Attempts = 3;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, string> qualified = new();
    private readonly Lock preparing = new();
    private volatile bool isPrepared;

    /// <summary>Whether the caller's writes belong to a transaction of its own rather than to a group of ours.</summary>
    public bool HasCallersTransaction => IsShared || JoinsAmbientTransaction;

    public bool IsShared => source.Shared != null;

    private bool JoinsAmbientTransaction => options.EnableTransactionScopeEnlistment && Transaction.Current != null;

    /// <summary>Creates or checks the tables unless that was done; called before the first use of any connection.</summary>
    public void EnsurePrepared()
    {
        if (isPrepared)
        {
            return;
        }

        lock (preparing)
        {
            if (!isPrepared)
            {
                prepare(this);
                isPrepared = true;
            }
        }
    }

    /// <summary>A connection of our own, apart from the caller's ambient transaction.</summary>
    public RentedConnection RentOwn()
    {
        EnsurePrepared();
        return RentUnprepared();
    }

    /// <summary>A connection of our own to keep; not to be called where there is only the shared one.</summary>
    public RentedConnection OpenHeld()
    {
        EnsurePrepared();
        return new RentedConnection(source.OpenHeld());
    }

    /// <summary>A connection on which the tables may not be there yet.</summary>
    public RentedConnection RentUnprepared() =>
        source.Shared is { } shared ? new RentedConnection(shared, source.OpenOwn) : new RentedConnection(source.OpenOwn());

    /// <summary>A connection that sees and joins the caller's ambient transaction, where there is one.</summary>
    public RentedConnection Rent()
    {
        if (IsShared || !JoinsAmbientTransaction)
        {
            return RentOwn();
        }

        EnsurePrepared();
        return new RentedConnection(source.OpenEnlisted());
    }

    /// <summary>Reads rows; tried again when the connection turns out to be broken.</summary>
    public List<T> Query<T>(SqlStatement statement, Func<NpgsqlDataReader, T> map)
    {
        var rows = new List<T>();
        statement.Reading(reader => rows.Add(map(reader)));
        Retrying(() =>
        {
            rows.Clear();
            using var rented = Rent();
            Run(rented.Connection, [statement]);
        });
        return rows;
    }

    /// <summary>Reads the first row, or the default when there is none.</summary>
    public T? QueryFirst<T>(SqlStatement statement, Func<NpgsqlDataReader, T> map) => Query(statement, map) is [var first, ..] ? first : default;

    /// <summary>Writes in the caller's ambient transaction, where there is one; never tried again.</summary>
    /// <returns>How many rows were written by all statements together.</returns>
    public int Execute(params IReadOnlyList<SqlStatement> statements)
    {
        using var rented = Rent();
        return Run(rented.Connection, statements);
    }

    /// <summary>Writes on a connection of our own; never tried again.</summary>
    /// <returns>How many rows were written by all statements together.</returns>
    public int ExecuteOwn(params IReadOnlyList<SqlStatement> statements)
    {
        using var rented = RentOwn();
        return IsShared ? Run(rented.Connection, statements) : RunAsOne(rented.Connection, statements);
    }

    /// <summary>Runs statements as one transaction of their own; a single one in one round trip.</summary>
    /// <returns>How many rows were written by all statements together.</returns>
    public int RunAsOne(NpgsqlConnection connection, IReadOnlyList<SqlStatement> statements)
    {
        if (statements.Count <= 1)
        {
            return Run(connection, statements);
        }

        Send(connection, new SqlStatement("begin"));
        try
        {
            var written = Run(connection, statements);
            Send(connection, new SqlStatement("commit"));
            return written;
        }
        catch (Exception) when (connection.State == ConnectionState.Open)
        {
            Send(connection, new SqlStatement("rollback"));
            throw;
        }
    }

    /// <summary>Runs statements one after the other, within whatever transaction is open on the connection.</summary>
    /// <returns>How many rows were written by all statements together.</returns>
    public int Run(NpgsqlConnection connection, IReadOnlyList<SqlStatement> statements) =>
        statements.Sum(statement => Send(connection, statement));

    // Never several in a batch: of a batch the driver sends all but the first statement asynchronously, even when it is called synchronously, and
    // that waits for a thread of the pool, all of which may be waiting for us.
    private int Send(NpgsqlConnection connection, SqlStatement statement)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(statement.ToCommand(Qualify));
        using var reader = batch.ExecuteReader();
        while (statement.OnRow != null && reader.Read())
        {
            statement.OnRow(reader);
        }

        while (reader.NextResult())
        {
        }

        return Math.Max(reader.RecordsAffected, 0);
    }

    private void Retrying(Action action)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                action();
                return;
            }
            catch (NpgsqlException broken) when (broken.IsTransient && attempt < Attempts && !HasCallersTransaction)
            {
                Thread.Sleep(attempt == 1 ? TimeSpan.Zero : RetryDelay);
            }
        }
    }

    private string Qualify(string text) => options.SchemaName == "hangfire"
        ? text
        : qualified.GetOrAdd(text, static (original, schema) => original.Replace("hangfire.", $"\"{schema}\".", StringComparison.Ordinal), options.SchemaName);
}
