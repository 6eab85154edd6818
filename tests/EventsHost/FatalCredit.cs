using Events;

namespace EventsHost;

/// <summary>Takes its process with it.</summary>
[Retry(3, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class FatalCredit(BankDbContext db, History history, IJobContext job) : MarkedCredit(db, history, job)
{
    protected override Task WorkAsync(int run, CancellationToken cancel)
    {
        Environment.FailFast("An action that takes its process with it.");
        return Task.CompletedTask;
    }
}
