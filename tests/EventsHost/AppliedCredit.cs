namespace EventsHost;

/// <summary>What a handler left in its own transaction, one row per time it was applied.</summary>
public sealed class AppliedCredit
{
    public long Id { get; private set; }

    public required Guid EventId { get; init; }

    public required string Handler { get; init; }
}
