using System.Transactions;
using Hangfire.PostgreSql;
using Npgsql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class CallersTransactionTests : PostgreSqlTest
{
    [Fact]
    public void InATransactionScopeJobsAreThereOnlyWhenItCompletes()
    {
        var storage = OpenStorage();
        using var connection = storage.GetConnection();
        string lost;
        using (new TransactionScope())
        {
            lost = Enqueue(storage);
            Assert.NotNull(connection.GetJobData(lost));
        }

        Assert.Null(connection.GetJobData(lost));
        string kept;
        using (var scope = new TransactionScope())
        {
            kept = Enqueue(storage);
            Write(storage, transaction => transaction.SetJobState(kept, new TestState("Again")));
            scope.Complete();
        }

        Assert.Equal("Again", connection.GetJobData(kept)!.State);
        Assert.Equal(kept, Fetch(storage).JobId);
    }

    [Fact]
    public async Task AScopeIsSharedWithTheApplicationsOwnConnection()
    {
        var storage = OpenStorage();
        await Database.ExecuteAsync("create table thing (id int)");

        using (new TransactionScope())
        {
            using (var own = new NpgsqlConnection(Database.ConnectionString))
            {
                own.Open();
                using var command = new NpgsqlCommand("insert into thing values (1)", own);
                command.ExecuteNonQuery();
            }

            Enqueue(storage);
        }

        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from thing"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from hangfire.job"));
    }

    [Fact]
    public void AScopeIsIgnoredWhenEnlistmentIsOff()
    {
        var storage = OpenStorage(new PostgreSqlStorageOptions { EnableTransactionScopeEnlistment = false });
        string id;
        using (new TransactionScope())
        {
            id = Enqueue(storage);
        }

        using var connection = storage.GetConnection();
        Assert.NotNull(connection.GetJobData(id));
    }

    [Fact]
    public void JobsOnAnExistingConnectionFollowItsTransaction()
    {
        OpenStorage();
        using var connection = new NpgsqlConnection(Database.ConnectionString);
        connection.Open();
        var storage = new PostgreSqlStorage(connection);
        string lost;
        using (var transaction = connection.BeginTransaction())
        {
            lost = Enqueue(storage);
            transaction.Rollback();
        }

        using var reader = storage.GetConnection();
        Assert.Null(reader.GetJobData(lost));
        string kept;
        using (var transaction = connection.BeginTransaction())
        {
            kept = Enqueue(storage);
            transaction.Commit();
        }

        var free = Enqueue(storage);
        Assert.Equal("Enqueued", reader.GetJobData(kept)!.State);
        Assert.NotNull(reader.GetJobData(free));
        Assert.Equal(System.Data.ConnectionState.Open, connection.State);
    }
}
