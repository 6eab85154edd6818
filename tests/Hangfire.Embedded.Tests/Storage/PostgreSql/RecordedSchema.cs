using System.Text;
using Npgsql;
using Postgres.Testing;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

/// <summary>The tables as Hangfire.PostgreSql creates them, and any tables written down the same way.</summary>
internal static class RecordedSchema
{
    private const string ColumnsSql =
        """
        select c.relname, '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || case when a.attnotnull then ' not null' else '' end || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where n.nspname = 'hangfire' and c.relkind = 'r' order by c.relname, a.attnum
        """;

    private const string IndexesSql = "select '  ' || indexdef from pg_indexes where schemaname = 'hangfire' order by 1";

    private const string ConstraintsSql =
        """
        select '  ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        from pg_constraint where connamespace = 'hangfire'::regnamespace order by conrelid::regclass::text, conname
        """;

    public static string Text()
    {
        using var stream = typeof(RecordedSchema).Assembly.GetManifestResourceStream("schema.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Trim();
    }

    public static async Task<string> OfAsync(TestDatabase database)
    {
        var text = new StringBuilder();
        var tables = await RowsAsync(database, ColumnsSql);
        foreach (var table in tables.GroupBy(row => row[0]))
        {
            text.Append("table hangfire.").Append(table.Key).Append('\n');
            text.AppendJoin('\n', table.Select(row => row[1])).Append("\n\n");
        }

        text.Append("indexes and constraints\n");
        text.AppendJoin('\n', (await RowsAsync(database, IndexesSql)).Select(row => row[0])).Append('\n');
        text.AppendJoin('\n', (await RowsAsync(database, ConstraintsSql)).Select(row => row[0])).Append("\n\n");
        text.Append("schema.version = ").Append(await database.ScalarAsync<int>("select version from hangfire.schema"));
        return text.ToString();
    }

    private static async Task<List<string[]>> RowsAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }
}
