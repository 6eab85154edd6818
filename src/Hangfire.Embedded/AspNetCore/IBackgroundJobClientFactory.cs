namespace Hangfire;

/// <summary>Makes clients for a storage.</summary>
public interface IBackgroundJobClientFactory
{
    /// <summary>Makes a client that works on <paramref name="storage"/>.</summary>
    IBackgroundJobClient GetClient(JobStorage storage);
}
