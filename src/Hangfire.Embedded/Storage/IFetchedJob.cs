namespace Hangfire.Storage;

/// <summary>A job claimed from a queue. Disposing it without a decision gives it back to the queue.</summary>
public interface IFetchedJob : IDisposable
{
    /// <summary>The id of the job.</summary>
    string JobId { get; }

    /// <summary>Takes the job off its queue: it is done with.</summary>
    void RemoveFromQueue();

    /// <summary>Gives the job back to its queue, for any worker to claim at once.</summary>
    void Requeue();
}
