using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Lets jobs in as their action's limits allow.</summary>
internal sealed class EntityLimits(IEnumerable<ISlotStore> stores, SlotCalls calls, IOptions<EventsOptions> options, TimeProvider time, ILogger<EntityLimits> logger)
{
    private readonly ISlotStore? store = stores.FirstOrDefault();

    /// <summary>Takes a slot of each limit; costs nothing where the action declares none.</summary>
    /// <returns>What to dispose of when the job has ended; <c>null</c> without limits.</returns>
    /// <exception cref="NoSlotException">One of them has no room now. Nothing is held.</exception>
    public async Task<SlotLease?> EnterAsync(EntityRun run)
    {
        var places = Limit.Of(run.Action).Select(limit => new LimitKey(limit, limit.KeyFor(run))).ToList();
        if (places.Count == 0 || store is null)
        {
            return null;
        }

        var slots = new HeldSlots(store, calls, Guid.NewGuid(), places); // owned by this run alone: a second run of the same job must not free what the first one holds
        try
        {
            await TakeAsync(store, slots, places, run.Job);
        }
        catch (Exception error) when (error is not NoSlotException)
        {
            await GiveBackAsync(slots);
            throw;
        }

        return new SlotLease(slots, options.Value.SlotLease, time, logger);
    }

    private async Task TakeAsync(ISlotStore store, HeldSlots slots, List<LimitKey> places, JobContext job)
    {
        foreach (var place in places)
        {
            if (await store.TakeAsync(place, slots.Owner, job.JobId, options.Value.SlotLease, job.Cancellation) is { } wait)
            {
                await slots.GiveUpAsync(place);
                throw new NoSlotException(place, wait);
            }
        }
    }

    // Of the one that failed nobody knows whether it was taken.
    private async Task GiveBackAsync(HeldSlots slots)
    {
        try
        {
            await slots.ReleaseAsync();
        }
        catch (Exception error)
        {
            Log.SlotsNotGivenBack(logger, slots.Owner, error);
        }
    }
}
