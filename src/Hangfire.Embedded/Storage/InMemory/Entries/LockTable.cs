namespace Hangfire.InMemory.Entries;

/// <summary>Who holds which resource. An owner may take the same one again; others stand in line.</summary>
internal sealed class LockTable(StringComparer comparer)
{
    private readonly Dictionary<string, HeldLock> _held = new(comparer);

    public void AcquireOrWait(LockRequest request)
    {
        if (!_held.TryGetValue(request.Resource, out var held))
        {
            _held[request.Resource] = new HeldLock(request.Owner);
            request.Grant();
        }
        else if (ReferenceEquals(held.Owner, request.Owner))
        {
            held.Depth++;
            request.Grant();
        }
        else
        {
            request.PrepareToWait();
            held.Requests.AddLast(request);
        }
    }

    public void Abandon(LockRequest request)
    {
        if (_held.TryGetValue(request.Resource, out var held)) held.Requests.Remove(request);
    }

    public void Release(string resource, object owner)
    {
        if (!_held.TryGetValue(resource, out var held) || !ReferenceEquals(held.Owner, owner)) return;
        if (--held.Depth == 0) PassOn(resource, held);
    }

    private void PassOn(string resource, HeldLock held)
    {
        if (held.Requests.First is not { } next)
        {
            _held.Remove(resource);
            return;
        }

        held.Requests.Remove(next);
        held.Owner = next.Value.Owner;
        held.Depth = 1;
        next.Value.Grant();
    }

    private sealed class HeldLock(object owner)
    {
        public object Owner { get; set; } = owner;

        public int Depth { get; set; } = 1;

        public LinkedList<LockRequest> Requests { get; } = new();
    }
}
