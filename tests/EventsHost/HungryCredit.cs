using Events;

namespace EventsHost;

/// <summary>Asks for more memory than its process may have, at its first run.</summary>
[Retry(3, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class HungryCredit(BankDbContext db, History history, IJobContext job) : MarkedCredit(db, history, job)
{
    protected override Task WorkAsync(int run, CancellationToken cancel)
    {
        if (run == 1)
        {
            GC.KeepAlive(new byte[2_000_000_000]);
        }

        return Task.CompletedTask;
    }
}
