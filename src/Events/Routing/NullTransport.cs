namespace Events;

/// <summary>Sends nothing: <c>null</c>, and <c>local</c> for events that have all their handlers in this application.</summary>
internal sealed class NullTransport : IEventTransport
{
    public Task SendAsync(StoredEvent stored, EventTarget target, CancellationToken cancel) => Task.CompletedTask;
}
