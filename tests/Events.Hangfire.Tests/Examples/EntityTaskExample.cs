using Hangfire;

namespace Events.Hangfire.Tests.Examples;

#pragma warning disable IDE0055 // set as in the README
public sealed class Entity
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public bool IsActive { get; private set; }
    public void DoAction() => IsActive = true;
}

public sealed record ActionHappenedPayload(Guid Id, bool IsActive) : EventPayload;    // "actionHappened"

public sealed record ActionHappeningFailedPayload : EventFailPayload;                  // "actionHappeningFailed"

[EntityAction(DeleteOnFailure = true)]
public sealed class DoEntityAction : EntityAction<Entity, Guid, ActionHappenedPayload, ActionHappeningFailedPayload>
{
    protected override Task ExecuteAsync(Entity entity, CancellationToken cancel)
    {
        entity.DoAction();
        return Task.CompletedTask;
    }
}
#pragma warning restore IDE0055

internal static class Enqueuing
{
    public static string Delay(Guid id) => BackgroundJob.Enqueue<DoEntityAction>(x => x.Run(id));
}
