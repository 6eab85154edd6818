using Microsoft.Extensions.Hosting;

namespace Hangfire;

/// <summary>Configures Hangfire when the host starts, so that the static methods work in an application that asks for no service.</summary>
internal sealed class HangfireSetupHostedService(HangfireSetup setup) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        setup.Run();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
