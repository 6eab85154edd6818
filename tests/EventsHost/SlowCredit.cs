using Events;

namespace EventsHost;

/// <summary>Takes three seconds, and ends what it has begun.</summary>
[Retry(3, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class SlowCredit(BankDbContext db, History history, IJobContext job) : MarkedCredit(db, history, job)
{
    protected override Task WorkAsync(int run, CancellationToken cancel) => Task.Delay(TimeSpan.FromSeconds(3), CancellationToken.None);
}
