namespace Events.EfCore.Tests.Outbox;

public sealed record SoldPayload(Guid Id, int Price) : EventPayload;
