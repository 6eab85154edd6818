using Hangfire;

namespace Events.Hangfire.Tests.Support;

/// <summary>Actions that cannot work, one fault each.</summary>
public static class Faulty
{
    public sealed class Thingy
    {
        public Guid Id { get; init; }
    }

    public sealed record ColourPayload(string Colour) : EventPayload;

    public sealed class UnknownEntity : Idle<Thingy, Guid>;

    public sealed class WrongKey : Idle<Thing, int>;

    public sealed class HalfAKey : Idle<Line, Guid>;

    [EntityAction(Locking = Locking.Optimistic)]
    public sealed class NoToken : Idle<Thing, Guid>;

    [Queue("No Good")]
    public sealed class BadQueue : Idle<Thing, Guid>;

    [EntityAction(TimeoutSeconds = -1), Retry(-1, FactorSeconds = 10, MaxDelaySeconds = 5)]
    public sealed class BadNumbers : Idle<Thing, Guid>;

    public sealed class NoSource : EntityAction<Thing, Guid, ColourPayload>
    {
        protected override Task ExecuteAsync(Thing entity, CancellationToken cancel) => Task.CompletedTask;
    }

    public abstract class Idle<TEntity, TKey> : EntityAction<TEntity, TKey>
        where TEntity : class
        where TKey : notnull
    {
        protected override Task ExecuteAsync(TEntity entity, CancellationToken cancel) => Task.CompletedTask;
    }

    public static class Twin
    {
        public sealed class NoSource : Idle<Thing, Guid>;
    }
}
