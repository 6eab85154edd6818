namespace Events.Hangfire.Tests.Support;

/// <summary>An entity whose key the database generates.</summary>
public sealed class Numbered
{
    public long Id { get; private set; }

    public int Effects { get; set; }
}

public sealed record NumberedDonePayload(long Id, int Effects) : EventPayload;

public sealed record NumberedFailedPayload : EventFailPayload;

[Retry(0)]
public sealed class ActOnNumbered : EntityAction<Numbered, long, NumberedDonePayload, NumberedFailedPayload>
{
    protected override Task ExecuteAsync(Numbered entity, CancellationToken cancel)
    {
        entity.Effects++;
        return Task.CompletedTask;
    }
}
