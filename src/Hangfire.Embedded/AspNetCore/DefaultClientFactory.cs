using Hangfire.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Hangfire;

/// <summary>Makes clients that use the services of the container.</summary>
internal sealed class DefaultClientFactory(IServiceProvider services) : IBackgroundJobClientFactoryV2
{
    public IBackgroundJobClient GetClient(JobStorage storage) => GetClientV2(storage);

    public IBackgroundJobClientV2 GetClientV2(JobStorage storage) =>
        HangfireServiceCollectionExtensions.GetInternalServices(services, out var factory, out var stateChanger, out _)
            ? new BackgroundJobClient(storage, factory, stateChanger)
            : new BackgroundJobClient(storage, services.GetRequiredService<IJobFilterProvider>());
}
