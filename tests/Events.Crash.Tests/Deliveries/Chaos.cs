using Events.Crash.Tests.Support;
using Npgsql;
using Postgres.Testing;

namespace Events.Crash.Tests.Deliveries;

/// <summary>Kills processes, ends sessions, and stops the server as a crash would.</summary>
internal sealed class Chaos(Bank bank, PrivateCluster cluster, Random random)
{
    private static readonly TimeSpan BetweenFaults = TimeSpan.FromMilliseconds(200);

    private readonly List<HostProcess> processes = [];

    public int Kills { get; private set; }

    public int ServerStops { get; private set; }

    public int Terminations { get; private set; }

    public async Task StartProcessesAsync(int count)
    {
        while (processes.Count < count)
        {
            processes.Add(await bank.StartHostAsync());
        }
    }

    /// <summary>Ends a session every 200 ms, kills a process every three seconds, and stops the server every ten, until it was stopped so often.</summary>
    public async Task RunAsync(int serverStops)
    {
        for (var step = 1; ServerStops < serverStops; step++)
        {
            await Task.Delay(BetweenFaults);
            await EndSessionAsync();
            if (step % 15 == 0)
            {
                await KillAsync();
            }

            if (step % 50 == 0)
            {
                await StopServerAsync(TimeSpan.FromSeconds(1 + random.Next(3)));
            }
        }
    }

    private async Task KillAsync()
    {
        var victim = random.Next(processes.Count);
        processes[victim].Kill();
        processes[victim] = await bank.StartHostAsync();
        Kills++;
    }

    private async Task StopServerAsync(TimeSpan absence)
    {
        await cluster.StopImmediatelyAsync();
        await Task.Delay(absence);
        await cluster.StartAsync();
        ServerStops++;
    }

    private async Task EndSessionAsync()
    {
        try
        {
            Terminations += (int)await bank.AskAsync<long>(
                "select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend' order by random() limit 1) as victim");
        }
        catch (NpgsqlException)
        {
            // The server is just coming back.
        }
    }
}
