using Hangfire.AspNetCore;
using Hangfire.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hangfire;

/// <summary>Runs the configuration once, when the first service needs it or the host starts.</summary>
internal sealed class HangfireSetup(IServiceProvider services, IEnumerable<HangfireSetup.Step> steps)
{
    private readonly Lock running = new();
    private readonly ContainerConfiguration configuration = new();
    private bool done;

    public JobStorage Storage
    {
        get
        {
            Run();
            return configuration.Storage;
        }
    }

    public void Run()
    {
        lock (running)
        {
            if (done) return;

            if (services.GetService<ILoggerFactory>() is { } loggers) LogProvider.SetCurrentLogProvider(new AspNetCoreLogProvider(loggers));
            JobActivator.Current = services.GetRequiredService<JobActivator>();
            foreach (var step in steps) step.Configure(services, configuration);
            done = true;
        }
    }

    internal sealed record Step(Action<IServiceProvider, IGlobalConfiguration> Configure);
}
