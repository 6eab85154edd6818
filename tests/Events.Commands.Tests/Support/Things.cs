using MediatR;

namespace Events.Commands.Tests.Support;

public sealed class Thing
{
    public Guid Id { get; init; }
}

public sealed record ThingSoldPayload(Guid Id) : EventPayload;

public sealed record ThingUnsoldPayload : EventFailPayload;

public sealed class SellThing : EntityAction<Thing, Guid, ThingSoldPayload, ThingUnsoldPayload>
{
    protected override Task ExecuteAsync(Thing entity, CancellationToken cancel) => Task.CompletedTask;
}

public sealed class Rejoice : INotificationHandler<ThingSoldPayload>
{
    public Task Handle(ThingSoldPayload notification, CancellationToken cancellationToken) => Task.CompletedTask;
}
