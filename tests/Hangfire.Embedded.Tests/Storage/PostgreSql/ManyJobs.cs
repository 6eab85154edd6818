using Npgsql;
using Postgres.Testing;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

/// <summary>Fills the tables with finished jobs, faster than any client could.</summary>
internal static class ManyJobs
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Inserts failed jobs from id 1 on, with the others behind them, so that the newest jobs are none of the failed ones.
    /// </summary>
    public static async Task InsertAsync(TestDatabase database, int failed, int succeededBehind)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, $$"""
            insert into hangfire.job (id, stateid, statename, invocationdata, arguments, createdat)
            select n, n, case when n <= {{failed}} then 'Failed' else 'Succeeded' end, jsonb_build_object(
                'Type', 'Hangfire.Embedded.Tests.Storage.SampleJobs, Hangfire.Embedded.Tests', 'Method', 'Run',
                'ParameterTypes', '["System.String","System.Int32"]', 'Arguments', '["\"text ' || n || '\"","7"]'),
              jsonb_build_array('"text ' || n || '"', '7'), now()
            from generate_series(1, {{failed + succeededBehind}}) as n
            """);
        await RunAsync(connection, $$"""
            insert into hangfire.state (id, jobid, name, createdat, data)
            select n, n, 'Failed', now(), '{"FailedAt": "1", "ExceptionMessage": "boom"}' from generate_series(1, {{failed}}) as n
            """);
        await RunAsync(connection, $"""
            select setval('hangfire.job_id_seq', {failed + succeededBehind}), setval('hangfire.state_id_seq', {failed})
            """);
        await RunAsync(connection, "vacuum (analyze) hangfire.job, hangfire.state");
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)Patience.TotalSeconds };
        await command.ExecuteNonQueryAsync();
    }
}
