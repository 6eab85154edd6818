namespace Events;

/// <summary>How the envelope names the entity an event is about.</summary>
public enum EntityNaming
{
    /// <summary>The class name of the entity; for payloads published on their own, the payload's class name without <c>Payload</c>.</summary>
    ClassName,

    /// <summary>The first word of the payload's class name in lower case (<c>ActionHappenedPayload</c> gives <c>action</c>), as older services have it.</summary>
    FirstWord,
}
