using Events.Crash.Tests.Support;
using Postgres.Testing;

namespace Events.Crash.Tests.Database;

[Trait("Category", "Slow")]
public sealed class StandbyTests
{
    [Fact, Trait("Fault", "F28")]
    public async Task AfterAFailOverToAServerThatHadToFollowNothingIsLostOrDoubled()
    {
        await using var primary = await PrivateCluster.StartNewAsync();
        await using var standby = await primary.StartStandbyAsync();
        var either = $"Host={primary.Address},{standby.Address};Username=postgres;Database=bank;Target Session Attributes=primary;Host Recheck Seconds=1";
        await using var bank = await Bank.OpenAsync(either);
        await using var host = await HostHere.StartAsync(bank.Settings);
        var work = new Workload(bank);
        await work.SubmitAsync(80);
        await work.WaitForCreditsAsync(10);

        var publishing = work.PublishAsync(50);
        await primary.StopImmediatelyAsync();
        await standby.PromoteAsync();
        await publishing;

        await work.CheckAsync();
        Assert.Equal(standby.Address, $"127.0.0.1:{await bank.AskAsync<int>("select inet_server_port()")}");
    }
}
