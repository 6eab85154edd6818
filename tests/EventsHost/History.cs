using Npgsql;

namespace EventsHost;

/// <summary>What happened, written through a connection of its own that no fault touches.</summary>
public sealed class History(string connectionString)
{
    public const string Table =
        "create table history (id bigserial primary key, key uuid not null, kind text not null, number integer not null, pid integer not null)";

    public async Task WriteAsync(Guid key, string kind, int number)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("insert into history (key, kind, number, pid) values ($1, $2, $3, $4)", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = key });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = kind });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = number });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Environment.ProcessId });
        await command.ExecuteNonQueryAsync();
    }

    public async Task<int> CountAsync(Guid key, string kind)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*)::int from history where key = $1 and kind = $2", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = key });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = kind });
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
