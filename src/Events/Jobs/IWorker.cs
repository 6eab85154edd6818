namespace Events;

/// <summary>Works off queues in a process that does nothing else.</summary>
public interface IWorker
{
    /// <summary>Takes jobs, and relays committed events, until it is told to stop; then lets running jobs end for some seconds.</summary>
    /// <param name="queues">The queues, the first before the others where the engine knows an order.</param>
    /// <param name="concurrency">How many jobs run at once; <c>null</c> leaves it to the engine.</param>
    /// <param name="cancel">Tells it to stop.</param>
    Task RunAsync(IReadOnlyList<string> queues, int? concurrency, CancellationToken cancel);
}
