using Events.Crash.Tests.Support;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Xunit.Abstractions;

namespace Events.Crash.Tests.Database;

[Trait("Category", "Slow")]
public sealed class DisturbedServerTests(OwnServer server, ITestOutputHelper output) : IClassFixture<OwnServer>
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(3);

    [Fact, Trait("Fault", "F24")]
    public async Task AHostThatFindsEveryConnectionTakenDoesItsWorkOnceSomeAreFree()
    {
        await using var bank = await Bank.OpenAsync(server.Database("crowded"));
        var work = new Workload(bank);
        await work.SubmitAsync(50);
        NpgsqlConnection.ClearAllPools();
        var crowd = await TakeEveryConnectionAsync();

        await using var host = await HostHere.StartAsync(bank.Settings);
        await Bank.WaitUntilAsync(() => Task.FromResult(host.Log.Count("53300") > 0), "the host was refused");
        crowd.ForEach(connection => connection.Dispose());

        await work.CheckAsync();
    }

    [Fact, Trait("Fault", "F29"), Trait("Requirement", "R20")]
    public async Task AServerThatOnlyReadsIsUnhealthyLosesNothingAndArchivesNothing()
    {
        await using var bank = await Bank.OpenAsync(server.Database("reading"));
        await using var host = await HostHere.StartAsync(bank.Settings);
        var work = new Workload(bank);
        await work.SubmitAsync(80);
        await work.WaitForCreditsAsync(10);

        await server.Cluster.SetAsync("default_transaction_read_only", "on");
        await Bank.WaitUntilAsync(() => Task.FromResult(host.Log.Count("25006") > 0), "the server refused to write");
        var store = (await host.HealthAsync()).Entries["events store"];
        var met = host.Log.OwnEntries.Count();
        await Task.Delay(Outage);
        var complaints = host.Log.OwnEntries.Count() - met;
        await server.Cluster.SetAsync("default_transaction_read_only", "off");

        await work.CheckAsync();
        output.WriteLine($"{complaints} complaints in {Outage}.");
        Assert.InRange(complaints, 0, 20); // not one per row or per try
        Assert.Equal(
            (HealthStatus.Unhealthy, "The database is read-only: it is a standby, or its default_transaction_read_only is on. Nothing is lost; events and jobs wait until it takes writes again."),
            (store.Status, store.Description));
        Assert.Equal(HealthStatus.Healthy, (await host.HealthAsync()).Entries["events store"].Status);
    }

    [Fact, Trait("Fault", "F33"), Trait("Requirement", "K5")]
    public async Task RestartsInARowLoseNothingAndDoubleNothing()
    {
        await using var bank = await Bank.OpenAsync(server.Database("restarted"));
        await using var host = await HostHere.StartAsync(bank.Settings);
        var work = new Workload(bank);
        await work.SubmitAsync(150);

        var publishing = work.PublishAsync(150);
        for (var restart = 0; restart < 5; restart++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
            await server.Cluster.RestartFastAsync();
        }

        await publishing;
        await work.CheckAsync();
        Assert.True(host.Log.Count("57P01") > 0, "The restarts were not noticed, so they prove nothing.");
    }

    private async Task<List<NpgsqlConnection>> TakeEveryConnectionAsync()
    {
        var taken = new List<NpgsqlConnection>();
        while (true)
        {
            var connection = new NpgsqlConnection($"{server.Cluster.ConnectionString};Pooling=false");
            try
            {
                await connection.OpenAsync();
                taken.Add(connection);
            }
            catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                return taken;
            }
        }
    }
}
