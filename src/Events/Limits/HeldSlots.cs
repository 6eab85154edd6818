namespace Events;

/// <summary>The slots one run of a job takes. Whoever waits for what it gives back is called.</summary>
internal sealed class HeldSlots(ISlotStore store, SlotCalls calls, Guid owner, IReadOnlyList<LimitKey> places)
{
    private readonly List<LimitKey> whileRunning = [.. places.Where(place => place.Limit.Window is null)];

    public Guid Owner => owner;

    /// <summary>How many have a lease; the others count for their window, whatever the job does.</summary>
    public int Leased => whileRunning.Count;

    public Task<int> RenewAsync(TimeSpan lease, CancellationToken cancel) => store.RenewAsync(owner, lease, cancel);

    public async Task ReleaseAsync() => calls.Start(await store.ReleaseAsync(owner, whileRunning));

    /// <summary>Gives back what was taken before a place turned out to be full.</summary>
    public async Task GiveUpAsync(LimitKey full)
    {
        // The job may have been called for any of the others, and leaves its slot there to the next.
        var others = whileRunning.FindAll(place => place != full);
        if (others.Count > 0)
        {
            calls.Start(await store.ReleaseAsync(owner, others));
        }
    }
}
