using Hangfire.Server;
using Microsoft.Extensions.Hosting;

namespace Hangfire;

/// <summary>Stops a running server with the host.</summary>
public sealed class BackgroundProcessingServerHostedService : IHostedService, IDisposable
{
    private readonly IBackgroundProcessingServer server;
    private readonly IHostApplicationLifetime? lifetime;

    /// <summary>Stops <paramref name="server"/> when the host has stopped everything started later.</summary>
    public BackgroundProcessingServerHostedService(IBackgroundProcessingServer server)
        : this(server, null)
    {
    }

    /// <summary>Stops <paramref name="server"/> as soon as the application stops.</summary>
    public BackgroundProcessingServerHostedService(IBackgroundProcessingServer server, IHostApplicationLifetime? lifetime)
    {
        ArgumentNullException.ThrowIfNull(server);
        this.server = server;
        this.lifetime = lifetime;
    }

    /// <summary>Listens for the application's end; the server runs already.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime?.ApplicationStopping.Register(server.SendStop);
        return Task.CompletedTask;
    }

    /// <summary>Asks the server to stop and waits for it.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        server.SendStop();
        return server.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>Disposes of the server.</summary>
    public void Dispose() => server.Dispose();
}
