namespace Events;

/// <summary>Gives deliveries their jobs.</summary>
public interface IDeliveryQueue
{
    /// <summary>Creates a job that delivers the event to the handler, in the handler's queue.</summary>
    /// <returns>The job's id; <c>null</c> where somebody forbade the job.</returns>
    string? Enqueue(QueuedDelivery delivery);

    /// <summary>Creates jobs for several deliveries, in their order per event; a queue that can creates them together and lets those share a job that may.</summary>
    /// <remarks>Unless the queue knows better, each gets its own, one after the other.</remarks>
    /// <returns>The id of each delivery's job, in the same order; <c>null</c> where somebody forbade the job.</returns>
    Task<IReadOnlyList<string?>> EnqueueAsync(IReadOnlyList<QueuedDelivery> deliveries, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string?>>([.. deliveries.Select(Enqueue)]);
}
