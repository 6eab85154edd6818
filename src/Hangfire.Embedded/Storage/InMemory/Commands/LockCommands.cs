using Hangfire.InMemory.Entries;

namespace Hangfire.InMemory.Commands;

/// <summary>Grants the request at once when the resource is free or already its owner's, else puts it in line.</summary>
internal sealed record AcquireLock(LockRequest Request) : ICommand
{
    public void Apply(MemoryState state) => state.Locks.AcquireOrWait(Request);
}

internal sealed record AbandonLock(LockRequest Request) : ICommand
{
    public void Apply(MemoryState state) => state.Locks.Abandon(Request);
}

internal sealed record ReleaseLock(string Resource, object Owner) : ICommand
{
    public void Apply(MemoryState state) => state.Locks.Release(Resource, Owner);
}
