using Events;

namespace EventsHost;

/// <summary>Takes a minute at its first run and hears of nothing meanwhile.</summary>
[Retry(0)]
public sealed class StubbornCredit(BankDbContext db, History history, IJobContext job) : MarkedCredit(db, history, job)
{
    protected override Task WorkAsync(int run, CancellationToken cancel)
    {
        Thread.Sleep(run == 1 ? TimeSpan.FromMinutes(1) : TimeSpan.Zero);
        return Task.CompletedTask;
    }
}
