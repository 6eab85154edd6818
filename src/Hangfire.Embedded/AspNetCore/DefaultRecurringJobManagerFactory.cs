using Hangfire.Client;
using Hangfire.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Hangfire;

/// <summary>Makes managers of recurring jobs that use the services of the container.</summary>
internal sealed class DefaultRecurringJobManagerFactory(IServiceProvider services) : IRecurringJobManagerFactoryV2
{
    public IRecurringJobManager GetManager(JobStorage storage) => GetManagerV2(storage);

    public IRecurringJobManagerV2 GetManagerV2(JobStorage storage)
    {
        var factory = services.GetService<IBackgroundJobFactory>()
            ?? new BackgroundJobFactory(services.GetRequiredService<IJobFilterProvider>());
        return new RecurringJobManager(storage, factory, services.GetRequiredService<ITimeZoneResolver>());
    }
}
