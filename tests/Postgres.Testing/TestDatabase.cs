using Npgsql;

namespace Postgres.Testing;

/// <summary>A database of its own on the test server, dropped again when the test is done.</summary>
/// <remarks>The server is named by <c>ConnectionStrings__Postgres</c>; <c>./test</c> starts one and sets it.</remarks>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string ServerVariable = "ConnectionStrings__Postgres";

    private readonly string server;

    private TestDatabase(string server, string name)
    {
        this.server = server;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    /// <summary>The name of the database on the server.</summary>
    public string Name { get; }

    /// <summary>How to reach the database.</summary>
    public string ConnectionString { get; }

    /// <summary>Creates an empty database.</summary>
    /// <exception cref="InvalidOperationException">No server is named.</exception>
    public static async Task<TestDatabase> CreateAsync()
    {
        var server = Environment.GetEnvironmentVariable(ServerVariable)
            ?? throw new InvalidOperationException(
                $"No PostgreSQL server for the tests: '{ServerVariable}' is not set. Run ./test, which starts one, or set the variable.");
        var database = new TestDatabase(server, $"test_{Guid.NewGuid():n}");
        await database.OnServerAsync($"create database \"{database.Name}\"");
        return database;
    }

    /// <summary>Runs a statement in the database and returns the first column of the first row.</summary>
    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>Runs a statement in the database.</summary>
    public async Task ExecuteAsync(string sql) => await ScalarAsync<object>(sql);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionString));
        await OnServerAsync($"drop database if exists \"{Name}\" with (force)");
    }

    private async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
