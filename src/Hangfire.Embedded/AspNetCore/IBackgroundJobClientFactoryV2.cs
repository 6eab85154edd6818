namespace Hangfire;

/// <summary>Makes clients for a storage.</summary>
public interface IBackgroundJobClientFactoryV2 : IBackgroundJobClientFactory
{
    /// <summary>Makes a client that works on <paramref name="storage"/>.</summary>
    IBackgroundJobClientV2 GetClientV2(JobStorage storage);
}
