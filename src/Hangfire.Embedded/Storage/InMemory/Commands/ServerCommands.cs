using Hangfire.InMemory.Entries;

namespace Hangfire.InMemory.Commands;

internal sealed record AnnounceServer(string Id, int WorkerCount, string[] Queues) : ICommand
{
    public void Apply(MemoryState state) =>
        state.Servers[Id] = new ServerEntry(Id, WorkerCount, Queues, state.Clock.UtcNow) { LastSeen = state.Clock.Elapsed };
}

internal sealed record RemoveServer(string Id) : ICommand
{
    public void Apply(MemoryState state) => state.Servers.Remove(Id);
}

internal sealed record Heartbeat(string Id) : ICommand
{
    public bool IsKnown { get; private set; }

    public void Apply(MemoryState state)
    {
        if (!state.Servers.TryGetValue(Id, out var server)) return;
        IsKnown = true;
        server.HeartbeatAt = state.Clock.UtcNow;
        server.LastSeen = state.Clock.Elapsed;
    }
}

internal sealed record RemoveTimedOutServers(TimeSpan Silence) : ICommand
{
    public int Removed { get; private set; }

    public void Apply(MemoryState state)
    {
        var deadline = state.Clock.Elapsed - Silence;
        foreach (var server in state.Servers.Values.Where(server => server.LastSeen < deadline).ToArray())
        {
            state.Servers.Remove(server.Id);
            Removed++;
        }
    }
}
