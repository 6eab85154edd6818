using Npgsql;

namespace Hangfire.PostgreSql.Schema;

/// <summary>Looks at the tables in one schema, and creates them when there are none.</summary>
internal sealed class SchemaInstallation(NpgsqlConnection connection, string schemaName)
{
    public const int Version = 23;

    private const string TablesSql =
        "select c.relname::text from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace " +
        "where n.nspname = $1 and c.relkind in ('r', 'p')";

    private const string LockSql = "select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('hangfire.schema ' || $1, 0))";

    public void CreateOrCheck()
    {
        if (ExistingTables().Count > 0)
        {
            Check();
            return;
        }

        using var transaction = connection.BeginTransaction();
        Named(LockSql).ExecuteNonQuery();
        if (ExistingTables().Count == 0)
        {
            Create();
        }

        transaction.Commit();
        Check();
    }

    public void Check()
    {
        var existing = ExistingTables();
        if (existing.Count == 0)
        {
            throw Refusal("found none of the tables", "Set PrepareSchemaIfNecessary to true, or create them with PostgreSqlObjectsInstaller.Install");
        }

        var missing = SchemaScript.Tables.Except(existing).ToList();
        if (missing.Count > 0)
        {
            throw Refusal(
                $"found the tables incomplete: '{string.Join("', '", missing)}' missing",
                "Restore them from a backup, or drop what is left of the schema so that it is created anew");
        }

        CheckVersion();
    }

    private void CheckVersion()
    {
        var found = FoundVersion();
        if (found > Version)
        {
            throw Refusal($"found version {found}, made by a newer release", "Update this application, or give it another SchemaName");
        }

        if (found != Version)
        {
            throw Refusal(
                found == null ? "found no version in its table 'schema'" : $"found version {found}",
                $"Let a release of Hangfire.PostgreSql that uses version {Version} migrate it once, or give this application another SchemaName");
        }
    }

    private void Create()
    {
        using var batch = new NpgsqlBatch(connection);
        foreach (var statement in SchemaScript.Statements($"\"{schemaName}\"", Version))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
        }

        batch.ExecuteNonQuery();
    }

    private HashSet<string> ExistingTables()
    {
        using var batch = Named(TablesSql);
        using var reader = batch.ExecuteReader();
        var tables = new HashSet<string>();
        while (reader.Read())
        {
            tables.Add(reader.GetString(0));
        }

        tables.IntersectWith(SchemaScript.Tables);
        return tables;
    }

    private int? FoundVersion()
    {
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"select max(version) from \"{schemaName}\".schema"));
        return batch.ExecuteScalar() as int?;
    }

    private NpgsqlBatch Named(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = schemaName });
        return new NpgsqlBatch(connection) { BatchCommands = { command } };
    }

    private InvalidOperationException Refusal(string found, string remedy) => new(
        $"The Hangfire tables in schema '{schemaName}' cannot be used: expected version {Version}, {found}. {remedy}.");
}
