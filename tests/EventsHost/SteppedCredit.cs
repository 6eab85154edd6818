using System.Diagnostics;
using Events;

namespace EventsHost;

/// <summary>Does a step, and dies behind it at its first run.</summary>
[Retry(3, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class SteppedCredit(BankDbContext db, History history, IJobContext job) : MarkedCredit(db, history, job)
{
    private readonly History steps = history;
    private readonly IJobContext current = job;

    protected override async Task WorkAsync(Account account, int run, CancellationToken cancel)
    {
        var charge = await current.StepAsync("charge", async _ =>
        {
            await steps.WriteAsync(account.Id, "charged", run);
            return run;
        });
        await steps.WriteAsync(account.Id, "result", charge);
        if (run == 1)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite); // the signal needs a moment, and nothing may happen in it
        }
    }
}
