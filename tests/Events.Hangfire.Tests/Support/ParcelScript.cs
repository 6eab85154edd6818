using System.Collections.Concurrent;

namespace Events.Hangfire.Tests.Support;

/// <summary>What the actions on parcels do, and at which attempts they ran.</summary>
public sealed class ParcelScript
{
    public ConcurrentQueue<int> Runs { get; } = [];

    /// <summary>What an action does to its parcel; the default adds to its weight.</summary>
    public Func<Parcel, ThingsDbContext, CancellationToken, Task> Act { get; set; } = (parcel, _, _) =>
    {
        parcel.Weight++;
        return Task.CompletedTask;
    };
}
