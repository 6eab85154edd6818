namespace Hangfire;

/// <summary>A manager that names its storage and the jobs it triggers.</summary>
public interface IRecurringJobManagerV2 : IRecurringJobManager
{
    /// <summary>Storage of the recurring jobs.</summary>
    JobStorage Storage { get; }

    /// <summary>Runs it once now and answers the id of that job, or <see langword="null"/> when there is no such recurring job.</summary>
    string TriggerJob(string recurringJobId);
}
