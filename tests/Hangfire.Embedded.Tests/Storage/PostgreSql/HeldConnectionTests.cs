using Hangfire.PostgreSql.Connections;
using Hangfire.PostgreSql.Housekeeping;
using Hangfire.PostgreSql.Queues;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class HeldConnectionTests : PostgreSqlTest
{
    [Fact]
    public async Task OnlyClaimsDoNotWaitForTheDisk()
    {
        await Database.ExecuteAsync($"alter database \"{Database.Name}\" set synchronous_commit = 'on'"); // a server for tests may have it off
        var engine = OpenStorage().Engine;
        var claims = new Claims(engine.Database, engine.Options, new LeaseKeeper(engine.Database, engine.Options), new QueueSignal());
        var commits = new HeldConnection(engine.Database, PlanChoice.ByKeys);
        var ofClaims = claims.NewConnection();
        try
        {
            Assert.Equal("on", await SettingAsync(commits));
            Assert.Equal("off", await SettingAsync(ofClaims));
        }
        finally
        {
            commits.Drop();
            ofClaims.Drop();
        }
    }

    private static async Task<object?> SettingAsync(HeldConnection held)
    {
        await using var command = held.Get(keepPlans: true).CreateCommand();
        command.CommandText = "select current_setting('synchronous_commit')";
        return await command.ExecuteScalarAsync();
    }
}
