using System.Data;
using System.Diagnostics;
using Npgsql;

namespace Hangfire.PostgreSql.Connections;

/// <summary>
/// A connection kept between uses, outside the pool. Planning a statement may take longer than running it, so plans are kept; but the server
/// keeps one until the table is analysed, and a plan made for an almost empty table would read all of it when a great many jobs came
/// meanwhile. Statements whose plans are kept therefore leave only one way to their rows, with the settings given here.
/// </summary>
/// <param name="database">Where it leads to.</param>
/// <param name="choice">The settings.</param>
/// <param name="awaitsDisk">Whether a commit answers only when it would survive a crash of the server; else one may be lost in the half second after it.</param>
internal sealed class HeldConnection(Database database, PlanChoice choice, bool awaitsDisk = true)
{
    private const string NotAwaitingDisk = "select set_config('synchronous_commit', 'off', false)";

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    private RentedConnection? held;
    private bool keepsPlans;
    private long lastUsed;

    /// <summary>
    /// Returns the connection; after a rest it is asked for a sign of life first, so that one the server closed meanwhile does not fail a
    /// commit nobody could tell the outcome of.
    /// </summary>
    /// <param name="keepPlans">Whether the statements that follow have one way to their rows only; the others are planned for each use.</param>
    public NpgsqlConnection GetAlive(bool keepPlans)
    {
        if (held?.Connection.State == ConnectionState.Open && Stopwatch.GetElapsedTime(lastUsed) > Rest && !IsAlive(held.Connection))
        {
            Drop();
        }

        return Get(keepPlans);
    }

    /// <param name="keepPlans">Whether the statements that follow have one way to their rows only; the others are planned for each use.</param>
    public NpgsqlConnection Get(bool keepPlans)
    {
        if (held?.Connection.State is not null and not ConnectionState.Open)
        {
            Drop(); // an error such as a full disk closes the connection that met it
        }

        held ??= Open(keepPlans);
        if (keepsPlans != keepPlans)
        {
            Apply(held.Connection, choice.Keeping(keepPlans));
            keepsPlans = keepPlans;
        }

        lastUsed = Stopwatch.GetTimestamp();
        return held.Connection;
    }

    public void Drop()
    {
        var dropped = held;
        held = null;
        dropped?.Dispose();
    }

    private RentedConnection Open(bool keepPlans)
    {
        var opened = database.OpenHeld();
        try
        {
            Apply(opened.Connection, choice.Keeping(keepPlans));
            if (!awaitsDisk)
            {
                Apply(opened.Connection, NotAwaitingDisk);
            }

            keepsPlans = keepPlans;
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private void Apply(NpgsqlConnection connection, string settings) =>
        database.Run(connection, [new SqlStatement(settings).Reading(static _ => { })]);

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
