using MediatR;

namespace Events.Hangfire.Tests.Support;

/// <summary>A handler that leaves its trace and a note, and then does what the test's script says.</summary>
internal abstract class Hearing(Script script, ThingsDbContext db) : INotificationHandler<ThingDonePayload>
{
    public async Task Handle(ThingDonePayload notification, CancellationToken cancellationToken)
    {
        var name = GetType().Name;
        script.Trace.Enqueue(name);
        db.Add(new Note { Text = name });
        await db.SaveChangesAsync(cancellationToken);
        await script.OnThing(name, notification);
    }
}
