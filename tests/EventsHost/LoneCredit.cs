using Events;

namespace EventsHost;

/// <summary>Has its account for itself, and keeps it for ever at its first run.</summary>
[OneAtATime, Retry(3, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class LoneCredit(BankDbContext db, History history, IJobContext job) : MarkedCredit(db, history, job)
{
    protected override Task WorkAsync(int run, CancellationToken cancel) => run == 1 ? Task.Delay(Timeout.Infinite, cancel) : Task.CompletedTask;
}
