using Npgsql;
using Postgres.Testing;

namespace Hangfire.Embedded.Tests.Rows;

/// <summary>The rows in the database, by table, written like the recorded ones.</summary>
internal static class StoredRows
{
    private static readonly string[] Tables = ["job", "jobparameter", "state", "jobqueue", "set", "hash", "counter", "server"];

    public static async Task<Dictionary<string, List<string>>> OfAsync(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        var tables = new Dictionary<string, List<string>>();
        foreach (var table in Tables)
        {
            await using var command = new NpgsqlCommand($"select row_to_json(t)::text from hangfire.{table} t order by id", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var rows = tables.TryGetValue(table, out var known) ? known : tables[table] = [];
                rows.Add(RecordedNames.ToRecorded(reader.GetString(0)));
            }
        }

        return tables;
    }
}
