namespace Events.Tests.Routing;

internal sealed class RecordingTransport : IEventTransport
{
    public List<(Guid EventId, string Target)> Sent { get; } = [];

    public Task SendAsync(StoredEvent stored, EventTarget target, CancellationToken cancel)
    {
        Sent.Add((stored.Id, target.Name));
        return Task.CompletedTask;
    }
}
