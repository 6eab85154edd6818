using Npgsql;

namespace Hangfire.PostgreSql.Connections;

/// <summary>Tells whether the application has a transaction open on its connection; Npgsql does not say so directly.</summary>
internal static class CallersTransaction
{
    public static bool IsOpenOn(NpgsqlConnection connection)
    {
        try
        {
            // Nothing is sent for it: a transaction begins with its first statement.
            connection.BeginTransaction().Dispose();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
