using Hangfire.PostgreSql;
using Npgsql;
using Postgres.Testing;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class StartupTests
{
    [Fact]
    public async Task ADatabaseThatAppearsLateIsWaitedFor()
    {
        await using var absent = await TestDatabase.CreateAsync();
        await using var other = await TestDatabase.CreateAsync();
        await other.ExecuteAsync($"drop database \"{absent.Name}\" with (force)");
        var options = new PostgreSqlStorageOptions
        {
            StartupConnectionMaxRetries = 1000,
            StartupConnectionBaseDelay = TimeSpan.FromMilliseconds(20),
            StartupConnectionMaxDelay = TimeSpan.FromMilliseconds(40),
        };

        var starting = Task.Run(() => new PostgreSqlStorage(absent.ConnectionString, options));
        await other.ExecuteAsync($"create database \"{absent.Name}\"");

        Assert.NotNull(await starting.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(23, await absent.ScalarAsync<int>("select version from hangfire.schema"));
    }

    [Fact]
    public void WithoutADatabaseTheStorageStartsAndFailsOnUse()
    {
        var storage = new PostgreSqlStorage(Nowhere, new PostgreSqlStorageOptions { StartupConnectionMaxRetries = 0 });
        using var connection = storage.GetConnection();

        Assert.ThrowsAny<NpgsqlException>(() => connection.GetJobData("1"));
    }

    [Fact]
    public void WithoutADatabaseTheStorageFailsAtOnceWhenToldTo() => Assert.ThrowsAny<NpgsqlException>(() => new PostgreSqlStorage(
        Nowhere, new PostgreSqlStorageOptions { StartupConnectionMaxRetries = 0, AllowDegradedModeWithoutStorage = false }));

    private static string Nowhere => "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2";
}
