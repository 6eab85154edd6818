namespace Events;

/// <summary>Answers why something has not run. It only reads; a service of the scope.</summary>
public interface IExplain
{
    /// <summary>What a job waits for, or how it ended.</summary>
    /// <param name="jobId">The job's id, as in the dashboard.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<Explanation> JobAsync(string jobId, CancellationToken cancel = default);

    /// <summary>What an event waits for, or how each of its deliveries ended.</summary>
    /// <param name="eventId">The id its publisher was given.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<Explanation> EventAsync(Guid eventId, CancellationToken cancel = default);
}
