using Npgsql;
using NpgsqlTypes;

namespace Engine.Benchmarks.Subjects;

/// <summary>
/// The limit: a program that writes the same rows with as few statements as can be, prepared, and does nothing else. It announces nothing,
/// asks no filter, and reads no expression.
/// </summary>
internal sealed class RawSubject(BenchDatabase database)
{
    private const string Invocation =
        """{"Type":"Engine.Benchmarks.Subjects.NoOpJob, Engine.Benchmarks","Method":"Run","ParameterTypes":"[\"System.Int32\"]","Arguments":"[\"1\"]"}""";

    private const string OneSql =
        "with ids as (select nextval('hangfire.job_id_seq') as job, nextval('hangfire.state_id_seq') as state), " +
        "j as (insert into hangfire.job (id, stateid, statename, invocationdata, arguments, createdat) " +
        "select job, state, 'Enqueued', $1, $2, now() from ids), " +
        "s as (insert into hangfire.state (id, jobid, name, createdat, data) select state, job, 'Enqueued', now(), $3 from ids), " +
        "p as (insert into hangfire.jobparameter (jobid, name, value) select job, 'CurrentCulture', '\"en-US\"' from ids) " +
        "insert into hangfire.jobqueue (jobid, queue) select job, 'default' from ids";

    private readonly string connectionString =
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { NoResetOnClose = true, Enlist = false }.ConnectionString;

    public Action<int> OpenEnqueueOne(out IDisposable connection)
    {
        var opened = new NpgsqlConnection(connectionString);
        opened.Open();
        connection = opened;
        var command = new NpgsqlCommand(OneSql, opened);
        var arguments = Json(command);
        command.Prepare();
        return number =>
        {
            arguments(number);
            command.ExecuteNonQuery();
        };
    }

    public void EnqueueMany(int count)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var transaction = connection.BeginTransaction();
        var ids = Ids(connection, count);
        var states = new string[count];
        var calls = new string[count];
        var arguments = new string[count];
        for (var number = 0; number < count; number++)
        {
            states[number] = StateData();
            calls[number] = Invocation;
            arguments[number] = $"[\"{number}\"]";
        }

        Run(connection, "insert into hangfire.job (id, stateid, statename, invocationdata, arguments, createdat) " +
            "select id, stateid, 'Enqueued', call, arguments, now() from unnest($1, $2, $3, $4) as given(id, stateid, call, arguments)",
            ids.Jobs, ids.States, Jsons(calls), Jsons(arguments));
        Run(connection, "insert into hangfire.state (id, jobid, name, createdat, data) " +
            "select id, jobid, 'Enqueued', now(), data from unnest($1, $2, $3) as given(id, jobid, data)", ids.States, ids.Jobs, Jsons(states));
        Run(connection, "insert into hangfire.jobparameter (jobid, name, value) select id, 'CurrentCulture', '\"en-US\"' from unnest($1) as id", ids.Jobs);
        Run(connection, "insert into hangfire.jobqueue (jobid, queue) select id, 'default' from unnest($1) as id", ids.Jobs);
        transaction.Commit();
    }

    private static Action<int> Json(NpgsqlCommand command)
    {
        var call = new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Jsonb, TypedValue = Invocation };
        var arguments = new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Jsonb, TypedValue = "[\"1\"]" };
        var state = new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Jsonb, TypedValue = StateData() };
        command.Parameters.AddRange(new NpgsqlParameter[] { call, arguments, state });
        return number =>
        {
            arguments.TypedValue = $"[\"{number}\"]";
            state.TypedValue = StateData();
        };
    }

    private static string StateData() => $$"""{"EnqueuedAt":"{{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}}","Queue":"default"}""";

    private static (NpgsqlParameter Jobs, NpgsqlParameter States) Ids(NpgsqlConnection connection, int count)
    {
        var (jobs, states) = (new long[count], new long[count]);
        using var command = new NpgsqlCommand(
            "select nextval('hangfire.job_id_seq'), nextval('hangfire.state_id_seq') from generate_series(1, $1)", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        using var reader = command.ExecuteReader();
        for (var row = 0; reader.Read(); row++)
        {
            (jobs[row], states[row]) = (reader.GetInt64(0), reader.GetInt64(1));
        }

        return (Longs(jobs), Longs(states));
    }

    private static NpgsqlParameter<long[]> Longs(long[] values) => new() { TypedValue = values };

    private static NpgsqlParameter<string[]> Jsons(string[] values) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb, TypedValue = values };

    private static void Run(NpgsqlConnection connection, string sql, params NpgsqlParameter[] values)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value.Clone());
        }

        command.ExecuteNonQuery();
    }
}
