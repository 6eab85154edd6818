using Events.Hangfire.Tests.Support;

namespace Events.Hangfire.Tests.Interleavings;

/// <summary>Leaves a note with the job's key, so that an effect too many shows; fails as often as its thing's name says.</summary>
public abstract class LeaveNoteAction(ThingsDbContext db, IJobContext job) : EntityAction<Thing, Guid, ThingDonePayload, ThingFailedPayload>
{
    protected override Task ExecuteAsync(Thing entity, CancellationToken cancel)
    {
        db.Add(new Note { Text = job.JobKey });
        return job.Attempt <= entity.Effects ? throw new TimeoutException("Not yet.") : Task.CompletedTask;
    }
}

[Retry(2, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class LeaveNote(ThingsDbContext db, IJobContext job) : LeaveNoteAction(db, job);

[EntityAction(DeleteOnFailure = true), Retry(2, FactorSeconds = 0, Jitter = Jitter.None)]
public sealed class LeaveNoteOrDelete(ThingsDbContext db, IJobContext job) : LeaveNoteAction(db, job);
