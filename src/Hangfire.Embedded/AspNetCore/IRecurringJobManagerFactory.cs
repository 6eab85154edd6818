namespace Hangfire;

/// <summary>Makes managers of recurring jobs for a storage.</summary>
public interface IRecurringJobManagerFactory
{
    /// <summary>Makes a manager that works on <paramref name="storage"/>.</summary>
    IRecurringJobManager GetManager(JobStorage storage);
}
