using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Events.Hangfire.Tests.Support;

public sealed record ParcelItem(string Name, decimal Price);

public sealed record ParcelPackedPayload(Guid Id, int Weight, IReadOnlyList<ParcelItem> Items) : EventPayload;

public sealed record ParcelPackingFailedPayload : EventFailPayload;

public sealed record LineCountedPayload(Guid OrderId, int Number, int Quantity) : EventPayload;

public sealed record LineCountingFailedPayload : EventFailPayload;

/// <summary>Finds its parcel by the code, items included.</summary>
[Retry(0)]
public sealed class PackByCode : EntityAction<Parcel, string, ParcelPackedPayload>
{
    protected override IQueryable<Parcel> Shape(IQueryable<Parcel> entities) => entities.Include(parcel => parcel.Items).AsSplitQuery();

    protected override Expression<Func<Parcel, bool>> Match(string id) => parcel => parcel.Code == id;

    protected override Task ExecuteAsync(Parcel entity, CancellationToken cancel)
    {
        entity.Weight = entity.Items.Count;
        return Task.CompletedTask;
    }
}

/// <summary>Sees removed parcels too.</summary>
[Retry(0)]
public sealed class RestoreParcel : EntityAction<Parcel, Guid>
{
    protected override IQueryable<Parcel> Shape(IQueryable<Parcel> entities) => entities.IgnoreQueryFilters();

    protected override Task ExecuteAsync(Parcel entity, CancellationToken cancel)
    {
        entity.IsRemoved = false;
        return Task.CompletedTask;
    }
}

public abstract class ScriptedParcelAction(ParcelScript script, IJobContext job, ThingsDbContext db)
    : EntityAction<Parcel, Guid, NoEvent, ParcelPackingFailedPayload>
{
    protected override Task ExecuteAsync(Parcel entity, CancellationToken cancel)
    {
        script.Runs.Enqueue(job.Attempt);
        return script.Act(entity, db, cancel);
    }
}

[EntityAction(Locking = Locking.ForUpdate), Retry(0)]
public sealed class LockParcel(ParcelScript script, IJobContext job, ThingsDbContext db) : ScriptedParcelAction(script, job, db)
{
    protected override IQueryable<Parcel> Shape(IQueryable<Parcel> entities) => entities.Include(parcel => parcel.Items);
}

[EntityAction(Locking = Locking.ForUpdate), Retry(0)]
public sealed class LockParcelByCode(ParcelScript script, ThingsDbContext db) : EntityAction<Parcel, string>
{
    protected override Expression<Func<Parcel, bool>> Match(string id) => parcel => parcel.Code == id;

    protected override Task ExecuteAsync(Parcel entity, CancellationToken cancel) => script.Act(entity, db, cancel);
}

[EntityAction(Locking = Locking.Optimistic), Retry(0)]
public sealed class RepackParcel(ParcelScript script, IJobContext job, ThingsDbContext db) : ScriptedParcelAction(script, job, db);

[Retry(0)]
public sealed class CountLine : EntityAction<Line, LineKey, LineCountedPayload, LineCountingFailedPayload>
{
    protected override Task ExecuteAsync(Line entity, CancellationToken cancel)
    {
        entity.Quantity++;
        return Task.CompletedTask;
    }
}

[EntityAction(Locking = Locking.ForUpdate), Retry(0)]
public sealed class LockLine : EntityAction<Line, (Guid OrderId, int Number)>
{
    protected override Task ExecuteAsync(Line entity, CancellationToken cancel)
    {
        entity.Quantity += 10;
        return Task.CompletedTask;
    }
}

[EntityAction(Locking = Locking.ForUpdate), Retry(0)]
public sealed class UseTicket : EntityAction<Ticket, TicketId>
{
    protected override Task ExecuteAsync(Ticket entity, CancellationToken cancel)
    {
        entity.Uses++;
        return Task.CompletedTask;
    }
}

[EntityAction(Missing = MissingEntity.Skip), Retry(2, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class SkipMissing(Script script, IJobContext job) : ScriptedAction(script, job);

[EntityAction(Missing = MissingEntity.Retry), Retry(2, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class AwaitMissing(Script script, IJobContext job) : ScriptedAction(script, job);
