using Events.Crash.Tests.Support;
using Npgsql;
using Postgres.Testing;

namespace Events.Crash.Tests.Deliveries;

/// <summary>Kills processes, ends sessions, and stops the server as a crash would.</summary>
internal sealed class Chaos(Bank bank, PrivateCluster cluster, Random random)
{
    private static readonly TimeSpan BetweenFaults = TimeSpan.FromMilliseconds(200);

    private readonly List<HostProcess> processes = [];
    private readonly List<Task<HostProcess>> starting = [];

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
                Kill();
            }

            if (step % 50 == 0)
            {
                await StopServerAsync(TimeSpan.FromSeconds(1 + random.Next(3)));
            }
        }

        await Task.WhenAll(starting);
    }

    // The faults go on while the one that takes its place starts.
    private void Kill()
    {
        processes.AddRange(starting.Where(start => start.IsCompletedSuccessfully).Select(start => start.Result));
        starting.RemoveAll(start => start.IsCompletedSuccessfully);
        if (processes.Count <= 1)
        {
            return;
        }

        var victim = processes[random.Next(processes.Count)];
        processes.Remove(victim);
        victim.Kill();
        starting.Add(ReplaceAsync());
        Kills++;
    }

    // A process that starts while the server is away may end again.
    private async Task<HostProcess> ReplaceAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await bank.StartHostAsync();
            }
            catch (Exception) when (attempt < 10)
            {
                await Task.Delay(BetweenFaults);
            }
        }
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
