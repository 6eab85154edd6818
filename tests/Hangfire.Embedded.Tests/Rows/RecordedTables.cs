using Npgsql;
using Postgres.Testing;

namespace Hangfire.Embedded.Tests.Rows;

/// <summary>Puts the rows Hangfire left after a step into the tables.</summary>
internal static class RecordedTables
{
    // What the recording left for later is as far ahead now as it was then; otherwise these tests would end differently every day.
    private const string MoveToToday =
        "with passed as (select now() - '2026-11-21 00:51:30+00'::timestamptz as time), " +
        "jobs as (update hangfire.job set expireat = expireat + time from passed where expireat is not null), " +
        "counters as (update hangfire.counter set expireat = expireat + time from passed where expireat is not null) " +
        "update hangfire.set set score = score + extract(epoch from time) from passed where key = 'schedule'";

    public static async Task LoadAsync(TestDatabase database, string step)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        foreach (var (table, rows) in RecordedRows.After(step))
        {
            foreach (var row in rows) await InsertAsync(connection, table, RecordedNames.FromRecorded(row));
            if (table != "server") await ContinueIdsAsync(connection, table);
        }

        await ExecuteAsync(connection, MoveToToday);
    }

    private static async Task InsertAsync(NpgsqlConnection connection, string table, string row)
    {
        await using var command = new NpgsqlCommand(
            $"insert into hangfire.{table} select * from json_populate_record(null::hangfire.{table}, $1::json)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = row });
        await command.ExecuteNonQueryAsync();
    }

    private static Task ContinueIdsAsync(NpgsqlConnection connection, string table) =>
        ExecuteAsync(connection, $"select setval('hangfire.{table}_id_seq', (select max(id) from hangfire.{table}))");

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
