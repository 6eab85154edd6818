namespace Events.Tests;

internal sealed record ActionHappenedPayload(Guid Id, bool IsActive = false) : EventPayload;

internal sealed record ActionHappeningFailedPayload : EventFailPayload;
