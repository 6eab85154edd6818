namespace Events;

/// <summary>Carries events to another system. Registered under a key with <c>AddTransport</c>; one instance serves all events at once.</summary>
public interface IEventTransport
{
    /// <summary>Sends an event and returns when the other side has it for good. The event is sent again, with the same id, when this throws.</summary>
    /// <param name="stored">The event and its id.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="cancel">Gives up; the event may or may not have been sent.</param>
    Task SendAsync(StoredEvent stored, EventTarget target, CancellationToken cancel);

    /// <summary>What is wrong with a target's settings, one sentence each; asked when the application starts. The default finds nothing.</summary>
    IEnumerable<string> FaultsOf(EventTarget target) => [];
}
