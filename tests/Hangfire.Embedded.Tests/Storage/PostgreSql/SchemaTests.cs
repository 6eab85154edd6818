using Hangfire.PostgreSql;
using Npgsql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class SchemaTests : PostgreSqlTest
{
    [Fact]
    public async Task TheTablesAreTheRecordedOnes()
    {
        OpenStorage();

        Assert.Equal(RecordedSchema.Text(), await RecordedSchema.OfAsync(Database));
    }

    [Fact]
    public async Task FiveProcessesAtOnceCreateTheTablesOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Factory.StartNew(() => OpenStorage(), TaskCreationOptions.LongRunning)));

        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from hangfire.schema"));
        Assert.Equal(RecordedSchema.Text(), await RecordedSchema.OfAsync(Database));
    }

    [Fact]
    public async Task ExistingTablesAreLeftAlone()
    {
        var id = Enqueue(OpenStorage());

        using var connection = OpenStorage().GetConnection();

        Assert.NotNull(connection.GetJobData(id));
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from hangfire.job"));
    }

    [Fact]
    public Task ANewerVersionIsRefused() => RefusesAsync(
        "update hangfire.schema set version = 24",
        "The Hangfire tables in schema 'hangfire' cannot be used: expected version 23, found version 24, made by a newer release. " +
        "Update this application, or give it another SchemaName.");

    [Fact]
    public Task AnOlderVersionIsRefused() => RefusesAsync(
        "update hangfire.schema set version = 19",
        "The Hangfire tables in schema 'hangfire' cannot be used: expected version 23, found version 19. " +
        "Let a release of Hangfire.PostgreSql that uses version 23 migrate it once, or give this application another SchemaName.");

    [Fact]
    public Task AMissingVersionIsRefused() => RefusesAsync(
        "delete from hangfire.schema",
        "The Hangfire tables in schema 'hangfire' cannot be used: expected version 23, found no version in its table 'schema'. " +
        "Let a release of Hangfire.PostgreSql that uses version 23 migrate it once, or give this application another SchemaName.");

    [Fact]
    public Task IncompleteTablesAreRefused() => RefusesAsync(
        "drop table hangfire.state; drop table hangfire.lock",
        "The Hangfire tables in schema 'hangfire' cannot be used: expected version 23, found the tables incomplete: 'lock', 'state' missing. " +
        "Restore them from a backup, or drop what is left of the schema so that it is created anew.");

    [Fact]
    public void MissingTablesAreRefusedWhenTheyMayNotBeCreated()
    {
        var refusal = Assert.Throws<InvalidOperationException>(
            () => OpenStorage(new PostgreSqlStorageOptions { PrepareSchemaIfNecessary = false }));

        Assert.Equal(
            "The Hangfire tables in schema 'hangfire' cannot be used: expected version 23, found none of the tables. " +
            "Set PrepareSchemaIfNecessary to true, or create them with PostgreSqlObjectsInstaller.Install.",
            refusal.Message);
    }

    [Theory]
    [InlineData("Hangfire")]
    [InlineData("a b")]
    [InlineData("1a")]
    [InlineData("x\"; drop schema public; --")]
    [InlineData("")]
    [InlineData("a\n")]
    public void ASchemaNameThatIsNoPlainNameIsRefused(string name)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new PostgreSqlStorageOptions { SchemaName = name });

        Assert.StartsWith(
            "Expected SchemaName to consist of up to 63 lowercase letters, digits and underscores, not starting with a digit, " +
            $"got '{name}'.",
            refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheInstallerCanBeCalledDirectly()
    {
        await using var connection = new NpgsqlConnection(Database.ConnectionString);
        await connection.OpenAsync();

        PostgreSqlObjectsInstaller.Install(connection, "jobs");
        PostgreSqlObjectsInstaller.Install(connection, "jobs");

        Assert.Equal(23, await Database.ScalarAsync<int>("select version from jobs.schema"));
    }

    private async Task RefusesAsync(string damage, string message)
    {
        OpenStorage();
        await Database.ExecuteAsync(damage);

        var refusal = Assert.Throws<InvalidOperationException>(() => OpenStorage());

        Assert.Equal(message, refusal.Message);
    }
}
