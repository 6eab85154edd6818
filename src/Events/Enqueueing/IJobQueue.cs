namespace Events;

/// <summary>Gives committed requests their jobs.</summary>
internal interface IJobQueue
{
    /// <summary>Creates one job per request, all together where the engine can.</summary>
    void Create(IReadOnlyList<JobRequest> requests);
}
