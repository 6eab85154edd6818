using System.Diagnostics;
using Npgsql;

namespace Hangfire.PostgreSql.Connections;

/// <summary>
/// A connection kept between uses, outside the pool. Its prepared statements are planned anew for each use: a plan made for an almost empty
/// table would be kept by the server until the table is analysed, and read all of it when a great many jobs came meanwhile.
/// </summary>
internal sealed class HeldConnection(Database database)
{
    // Without sorting, a claim walks the index in the order of claims instead of reading the whole queue to sort it. Ruling something out
    // makes a plan look so dear that it would be compiled first, which takes a hundred times as long as running it.
    private const string PlanAnewSql =
        "select set_config('plan_cache_mode', 'force_custom_plan', false), set_config('enable_sort', 'off', false), " +
        "set_config('enable_bitmapscan', 'off', false), set_config('jit', 'off', false)";

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    private RentedConnection? held;
    private long lastUsed;

    /// <summary>
    /// Returns the connection; after a rest it is asked for a sign of life first, so that one the server closed meanwhile does not fail a
    /// commit nobody could tell the outcome of.
    /// </summary>
    public NpgsqlConnection GetAlive()
    {
        if (held != null && Stopwatch.GetElapsedTime(lastUsed) > Rest && !IsAlive(held.Connection))
        {
            Drop();
        }

        return Get();
    }

    public NpgsqlConnection Get()
    {
        held ??= Open();
        lastUsed = Stopwatch.GetTimestamp();
        return held.Connection;
    }

    public void Drop()
    {
        var dropped = held;
        held = null;
        dropped?.Dispose();
    }

    private RentedConnection Open()
    {
        var opened = database.OpenHeld();
        try
        {
            database.Run(opened.Connection, [new SqlStatement(PlanAnewSql).Reading(static _ => { })]);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
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
