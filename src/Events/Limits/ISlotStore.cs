namespace Events;

/// <summary>Leases on the slots of limits, by the database's clock. Every write of an owner is fenced: it touches only what that owner still holds.</summary>
internal interface ISlotStore
{
    /// <summary>Takes a free slot.</summary>
    /// <returns>Nothing on success; else how long it takes at most until one is free.</returns>
    Task<TimeSpan?> TakeAsync(Limit limit, string key, Guid owner, string jobId, TimeSpan lease, CancellationToken cancel);

    /// <summary>Extends the leases an owner holds on running jobs.</summary>
    /// <returns>How many it still holds.</returns>
    Task<int> RenewAsync(Guid owner, TimeSpan lease, CancellationToken cancel);

    /// <summary>Gives back what an owner holds, except what counts for a window.</summary>
    Task ReleaseAsync(Guid owner);

    /// <summary>Who has the slots of a limit now, the one that ends first in front.</summary>
    Task<IReadOnlyList<SlotHolder>> HoldersAsync(string limit, string key, CancellationToken cancel);
}
