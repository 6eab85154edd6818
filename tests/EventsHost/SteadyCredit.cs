using Events;

namespace EventsHost;

/// <summary>Is tried as often as it takes.</summary>
public sealed class SteadyCredit(BankDbContext db, History history, IJobContext job) : MarkedCredit(db, history, job);
