namespace Events;

/// <summary>Stands where an entity action would name its success payload and publishes none.</summary>
public sealed record NoEvent : EventPayload
{
    private NoEvent()
    {
    }
}
