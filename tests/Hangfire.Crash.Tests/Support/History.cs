using Npgsql;
using Postgres.Testing;

namespace Hangfire.Crash.Tests.Support;

/// <summary>What jobs wrote while they ran, in a database no fault touches.</summary>
internal sealed class History : IAsyncDisposable
{
    private readonly TestDatabase database;

    private History(TestDatabase database) => this.database = database;

    // Durable across the faults of these tests, which do not hit this server; so it need not wait for the disk.
    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = "-c synchronous_commit=off", MaxPoolSize = 40 }.ConnectionString;

    public static async Task<History> CreateAsync()
    {
        var database = await TestDatabase.CreateAsync();
        await database.ExecuteAsync(
            "create table history (id bigserial, key integer not null, kind text not null, pid integer not null, at timestamptz default clock_timestamp())");
        return new History(database);
    }

    public Task<long> CountAsync(string kind) => database.ScalarAsync<long>($"select count(*) from history where kind = '{kind}'");

    public Task<long> CountAsync(string kind, int key) =>
        database.ScalarAsync<long>($"select count(*) from history where kind = '{kind}' and key = {key}");

    public Task<long> KeysAsync() => database.ScalarAsync<long>("select count(distinct key) from history where kind = 'began'");

    public Task<int> ProcessOfAsync(int key) =>
        database.ScalarAsync<int>($"select pid from history where kind = 'began' and key = {key} order by id desc limit 1");

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
