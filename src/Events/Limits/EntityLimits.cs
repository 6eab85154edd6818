using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Lets jobs in as their action's limits allow.</summary>
internal sealed class EntityLimits(IEnumerable<ISlotStore> stores, IOptions<EventsOptions> options, TimeProvider time, ILogger<EntityLimits> logger)
{
    private readonly ISlotStore? store = stores.FirstOrDefault();

    /// <summary>Takes a slot of each limit; costs nothing where the action declares none.</summary>
    /// <returns>What to dispose of when the job has ended; <c>null</c> without limits.</returns>
    /// <exception cref="NoSlotException">One of them has no room now. Nothing is held.</exception>
    public async Task<SlotLease?> EnterAsync(EntityRun run)
    {
        var limits = Limit.Of(run.Action);
        if (limits.Count == 0 || store is null)
        {
            return null;
        }

        var owner = Guid.NewGuid(); // of this run alone: a second run of the same job must not free what the first one holds
        foreach (var limit in limits)
        {
            if (await store.TakeAsync(limit, limit.KeyFor(run), owner, run.Job.JobId, options.Value.SlotLease, run.Job.Cancellation) is { } wait)
            {
                await store.ReleaseAsync(owner);
                throw new NoSlotException(limit.Name, limit.KeyFor(run), limit.Slots, limit.Window is null ? TimeSpan.Zero : wait);
            }
        }

        return new SlotLease(store, owner, limits.Count(limit => limit.Window is null), options.Value.SlotLease, time, logger);
    }
}
