namespace Events.Tests.Schemas;

internal enum OrderState
{
    New,
    PaidInFull,
}

internal sealed record Line(string Sku, int Count, IReadOnlyList<Line>? Parts = null);

[EventName("orderPlaced", Version = 2)]
internal sealed record OrderPlacedPayload(
    Guid Id, OrderState State, DateTimeOffset At, DateTimeOffset? DueAt, decimal Total, IReadOnlyList<Line> Lines, IReadOnlyDictionary<string, string> Labels, OrderState? Former = null, Line? Gift = null, string? Note = null)
    : EventPayload;

[Flags]
internal enum Channels
{
    None = 0,
    Mail = 1,
    Phone = 2,
}

internal sealed record ReachedPayload(Channels Channels, float Share, DateTimeOffset? Since = null, Channels? Former = null, float? Rest = 0.5f) : EventPayload;

internal sealed record OrderFailedPayload : EventFailPayload;

[ConsumedEvent]
internal record HeardPayload(Guid Id) : EventPayload;

internal sealed record HeardTooPayload(Guid Id) : HeardPayload(Id);

internal abstract record AbstractPayload : EventPayload;

internal sealed record EventFail : EventPayload;
