using Events.Crash.Tests.Support;
using Npgsql;
using Postgres.Testing;
using Xunit.Abstractions;

namespace Events.Crash.Tests.Database;

[Trait("Category", "Slow")]
public sealed class FullDiskTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(4);

    [MountFact, Trait("Fault", "F21")]
    public async Task AfterTheDiskWasFullEverythingIsDoneOnce()
    {
        await using var cluster = await PrivateCluster.StartNewAsync(dataDisk: 64);
        await using var bank = await Bank.OpenAsync(cluster.ConnectionString);
        await using var host = await HostHere.StartAsync(bank.Settings);
        var work = new Workload(bank);
        await work.SubmitAsync(120);
        await work.WaitForCreditsAsync(10);

        cluster.DataDisk!.Fill();
        var publishing = work.PublishAsync(50); // refused, until there is room again
        await Bank.WaitUntilAsync(() => Task.FromResult(host.Log.Count("53100") > 0), "the full disk was met");
        var met = host.Log.OwnEntries.Count();
        await Task.Delay(Outage);
        var credited = await work.CreditedAsync(); // reads are answered
        var complaints = host.Log.OwnEntries.Count() - met;
        cluster.DataDisk.Free();
        await publishing;

        await work.CheckAsync();
        output.WriteLine($"{credited} of 120 accounts were credited when the disk was full; {complaints} complaints in {Outage}.");
        Assert.InRange(complaints, 0, 20); // not one per row or per try
        Assert.Equal(0, host.Log.Count("Connection is not open"));
    }

    [MountFact, Trait("Fault", "F22")]
    public async Task AfterTheLogOfChangesHadNoRoomEverythingIsDoneOnce()
    {
        await using var cluster = await PrivateCluster.StartNewAsync(walDisk: 24);
        await using var bank = await Bank.OpenAsync(cluster.ConnectionString);
        await using var host = await HostHere.StartAsync(bank.Settings);
        var work = new Workload(bank);
        await work.SubmitAsync(60);
        await work.WaitForCreditsAsync(10);

        cluster.WalDisk!.Fill();
        await WriteUntilItBreaksAsync(cluster);
        cluster.WalDisk.Free();
        await cluster.EnsureRunningAsync();
        await work.PublishAsync(20);

        await work.CheckAsync();
        Assert.Contains("PANIC", cluster.Log, StringComparison.Ordinal);
    }

    private static async Task WriteUntilItBreaksAsync(PrivateCluster cluster)
    {
        while (!cluster.Log.Contains("PANIC", StringComparison.Ordinal))
        {
            try
            {
                await using var connection = new NpgsqlConnection($"{cluster.ConnectionString};Pooling=false");
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand("create table if not exists ballast (text text); insert into ballast select repeat('x', 1000) from generate_series(1, 1000)", connection);
                await command.ExecuteNonQueryAsync();
            }
            catch (NpgsqlException)
            {
                await Task.Delay(50); // it is breaking
            }
        }
    }
}
