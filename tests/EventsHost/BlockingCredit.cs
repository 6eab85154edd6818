using Events;

namespace EventsHost;

/// <summary>Holds its thread for longer than a claim is valid.</summary>
[Retry(0)]
public sealed class BlockingCredit(BankDbContext db, History history, IJobContext job) : MarkedCredit(db, history, job)
{
    protected override Task WorkAsync(int run, CancellationToken cancel)
    {
        Thread.Sleep(TimeSpan.FromSeconds(6));
        return Task.CompletedTask;
    }
}
