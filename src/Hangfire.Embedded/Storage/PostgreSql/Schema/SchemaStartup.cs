using Hangfire.Logging;
using Hangfire.PostgreSql.Connections;
using Npgsql;

namespace Hangfire.PostgreSql.Schema;

/// <summary>Prepares the tables when the storage is created, with patience for a database that is still starting.</summary>
internal static class SchemaStartup
{
    private static readonly ILog Log = LogProvider.GetLogger(typeof(PostgreSqlStorage));

    /// <summary>Creates or checks the tables once.</summary>
    public static void Prepare(Database database, PostgreSqlStorageOptions options)
    {
        using var rented = database.RentUnprepared();
        var installation = new SchemaInstallation(rented.Connection, options.SchemaName);
        if (options.PrepareSchemaIfNecessary)
        {
            installation.CreateOrCheck();
        }
        else
        {
            installation.Check();
        }
    }

    /// <summary>Prepares the tables, trying again while the database cannot be reached, as far as the options allow.</summary>
    public static void PrepareWithRetries(Database database, PostgreSqlStorageOptions options)
    {
        for (var retry = 0; ; retry++)
        {
            try
            {
                database.EnsurePrepared();
                return;
            }
            catch (NpgsqlException unreachable) when (IsUnreachable(unreachable) && retry < options.StartupConnectionMaxRetries)
            {
                var delay = DelayBefore(retry, options);
                Log.WarnException($"The database cannot be reached; trying again in '{delay}' ({retry + 1} of {options.StartupConnectionMaxRetries}).", unreachable);
                Thread.Sleep(delay);
            }
            catch (NpgsqlException unreachable) when (IsUnreachable(unreachable) && options.AllowDegradedModeWithoutStorage)
            {
                Log.ErrorException("The database cannot be reached; the storage starts without it and prepares its tables on first use.", unreachable);
                return;
            }
        }
    }

    private static TimeSpan DelayBefore(int retry, PostgreSqlStorageOptions options)
    {
        var doubled = options.StartupConnectionBaseDelay * Math.Pow(2, Math.Min(retry, 20));
        return doubled < options.StartupConnectionMaxDelay ? doubled : options.StartupConnectionMaxDelay;
    }

    // 3D000: the database itself is not there yet; 53300: too many connections while everything starts at once.
    private static bool IsUnreachable(NpgsqlException error) =>
        error is not PostgresException refused || refused.IsTransient || refused.SqlState is "3D000" or "53300" or "57P03";
}
