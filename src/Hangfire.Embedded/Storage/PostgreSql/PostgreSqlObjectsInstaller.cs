using Hangfire.PostgreSql.Schema;
using Npgsql;

namespace Hangfire.PostgreSql;

/// <summary>Creates the tables of the storage.</summary>
public static class PostgreSqlObjectsInstaller
{
    /// <summary>
    /// Creates the tables when none are there, and does nothing when they are there in the right version. May run in several processes at
    /// once: one creates, the others wait.
    /// </summary>
    /// <param name="connection">An open connection; it must not be inside a transaction.</param>
    /// <param name="schemaName">The database schema to create them in.</param>
    /// <exception cref="InvalidOperationException">The tables are there in another version, or only some of them.</exception>
    public static void Install(NpgsqlConnection connection, string schemaName = "hangfire")
    {
        ArgumentNullException.ThrowIfNull(connection);
        new SchemaInstallation(connection, SchemaNames.Checked(schemaName)).CreateOrCheck();
    }
}
