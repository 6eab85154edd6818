using Events;

namespace EventsHost;

[Retry(3, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class QuickCredit(BankDbContext db, History history, IJobContext job) : MarkedCredit(db, history, job);
