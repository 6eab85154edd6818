using System.Globalization;
using Events.Crash.Tests.Support;
using Postgres.Testing;
using Xunit.Abstractions;

namespace Events.Crash.Tests.Deliveries;

/// <summary>EVENTS_CHAOS_EVENTS says how many events; the default suits two busy cores, a machine of its own takes 20000.</summary>
[Trait("Category", "Slow")]
public sealed class DeliveryHistoryTests(ITestOutputHelper output)
{
    private const int Processes = 4;
    private static readonly int Events = int.Parse(Environment.GetEnvironmentVariable("EVENTS_CHAOS_EVENTS") ?? "2000", CultureInfo.InvariantCulture);

    [Fact]
    [Trait("Requirement", "E-08"), Trait("Fault", "F17"), Trait("Fault", "F19"), Trait("Fault", "F87")]
    public async Task WhateverIsKilledEveryEventReachesEveryHandlerOnce()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}, {Events} events");
        await using var cluster = await PrivateCluster.StartNewAsync();
        await using var bank = await Bank.OpenAsync(cluster.ConnectionString);
        var ledger = new Ledger(bank);
        var chaos = new Chaos(bank, cluster, new Random(seed));
        await chaos.StartProcessesAsync(Processes);

        var disturbed = chaos.RunAsync(serverStops: 3);
        await ledger.SubmitAsync(Events, perTransaction: 100);
        await disturbed;
        await ledger.WaitUntilHandledAsync(Events);

        await ledger.CheckAsync();
        output.WriteLine($"{chaos.Kills} kills, {chaos.ServerStops} stops of the server, {chaos.Terminations} sessions ended, {ledger.Committed} events");
        Assert.True(chaos is { Kills: > 0, ServerStops: 3, Terminations: > 0 }, "The faults did not happen.");
    }

    [Fact]
    public async Task ATransactionThatCommitsLateLosesNothing()
    {
        await using var bank = await Bank.OpenAsync();
        await bank.StartHostAsync();
        var late = new LateTransaction(bank);
        await late.PublishAsync();
        var held = Task.Delay(TimeSpan.FromSeconds(30));
        var ledger = new Ledger(bank);

        await ledger.SubmitAsync(Events / 2, perTransaction: 500);
        await held;
        await late.CommitAsync();

        await ledger.WaitUntilHandledAsync((Events / 2) + 1);
        Assert.Equal(2, await bank.AskAsync<long>($"select count(*) from \"AppliedCredits\" where \"EventId\" = '{late.Id}'"));
    }
}
