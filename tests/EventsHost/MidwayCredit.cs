using System.Diagnostics;
using Events;

namespace EventsHost;

/// <summary>Takes its process with it at the tenth account it acts on, the first time.</summary>
[Retry(3, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class MidwayCredit(BankDbContext db, History history, IJobContext job) : MarkedCredit(db, history, job)
{
    private const int Tenth = 10;

    private static int done;

    protected override Task WorkAsync(int run, CancellationToken cancel)
    {
        if (Interlocked.Increment(ref done) == Tenth && run == 1)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite); // the signal needs a moment, and nothing may happen in it
        }

        return Task.CompletedTask;
    }
}
