using System.Diagnostics;
using Npgsql;

namespace Hangfire.PostgreSql.Connections;

/// <summary>
/// A connection kept between uses. After a rest it is asked for a sign of life first, so that a connection the server closed meanwhile
/// does not fail a commit nobody could tell the outcome of.
/// </summary>
internal sealed class HeldConnection(Database database)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    private RentedConnection? held;
    private long lastUsed;

    public NpgsqlConnection Get()
    {
        if (held != null && Stopwatch.GetElapsedTime(lastUsed) > Rest && !IsAlive(held.Connection))
        {
            Drop();
        }

        held ??= database.RentOwn();
        lastUsed = Stopwatch.GetTimestamp();
        return held.Connection;
    }

    public void Drop()
    {
        var dropped = held;
        held = null;
        dropped?.Dispose();
    }

    private bool IsAlive(NpgsqlConnection connection)
    {
        try
        {
            database.Run(connection, [new SqlStatement("select 1").Reading(static _ => { })]);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
