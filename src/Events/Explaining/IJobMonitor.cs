namespace Events;

/// <summary>What the engine knows of a job.</summary>
internal interface IJobMonitor
{
    /// <summary>The job, or <c>null</c> when the engine has none of that id.</summary>
    JobReport? Find(string jobId);
}
