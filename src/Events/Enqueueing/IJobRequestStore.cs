namespace Events;

/// <summary>Where requested jobs wait until they exist. Several relays may work on one store at once.</summary>
internal interface IJobRequestStore
{
    /// <summary>Creates the jobs of committed requests and forgets the requests.</summary>
    /// <param name="queue">Creates the jobs.</param>
    /// <param name="max">At most so many.</param>
    /// <param name="cancel">Gives up; what was not created stays requested.</param>
    /// <returns>How many requests were dealt with.</returns>
    Task<int> CreateJobsAsync(IJobQueue queue, int max, CancellationToken cancel);
}
