namespace Events.Tests.Corpus;

internal enum CorpusStatus
{
    Open,
    Closed,
}

internal sealed record CorpusLine(int Count);

internal sealed record CorpusPayload(string Name) : EventPayload
{
    public double? Amount { get; init; }

    public float? Ratio { get; init; }

    public long? Number { get; init; }

    public DateTimeOffset? At { get; init; }

    public CorpusStatus? Status { get; init; }

    public IReadOnlyList<CorpusLine> Lines { get; init; } = [];
}
