namespace Hangfire;

/// <summary>Makes managers of recurring jobs for a storage.</summary>
public interface IRecurringJobManagerFactoryV2 : IRecurringJobManagerFactory
{
    /// <summary>Makes a manager that works on <paramref name="storage"/>.</summary>
    IRecurringJobManagerV2 GetManagerV2(JobStorage storage);
}
