namespace Events;

/// <summary>Leases on the slots of limits, by the database's clock. Every write of an owner is fenced: it touches only what that owner still holds.</summary>
internal interface ISlotStore
{
    /// <summary>Takes a free slot. A job that finds none is noted as waiting, unless the limit is a rate; whoever frees a slot from then on sees it.</summary>
    /// <returns>Nothing on success; else what to expect.</returns>
    Task<SlotWait?> TakeAsync(LimitKey place, Guid owner, string jobId, TimeSpan lease, CancellationToken cancel);

    /// <summary>Extends the leases an owner holds on running jobs.</summary>
    /// <returns>How many it still holds.</returns>
    Task<int> RenewAsync(Guid owner, TimeSpan lease, CancellationToken cancel);

    /// <summary>Gives back what an owner holds, except what counts for a window.</summary>
    /// <param name="owner">One run of one job.</param>
    /// <param name="places">Where others may wait for what is free now.</param>
    /// <returns>Of each place with a free slot, the job that has waited longest. It is called: nobody else is told of it until it finds no slot again.</returns>
    Task<IReadOnlyList<SlotWaiter>> ReleaseAsync(Guid owner, IReadOnlyList<LimitKey> places);

    /// <summary>Forgets a job that was called and waits no more.</summary>
    /// <returns>The one that is called instead, if a slot is still free and somebody waits.</returns>
    Task<SlotWaiter?> ForgetAsync(SlotWaiter waiter, CancellationToken cancel);

    /// <summary>Who has the slots of a limit now, the one that ends first in front.</summary>
    Task<IReadOnlyList<SlotHolder>> HoldersAsync(string limit, string key, CancellationToken cancel);
}
