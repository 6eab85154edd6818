using Hangfire.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hangfire;

public static partial class HangfireApplicationBuilderExtensions
{
    /// <summary>Starts a server of the application's own making; it stops with the host.</summary>
    /// <param name="app">The application.</param>
    /// <param name="serverFactory">Makes and starts the server.</param>
    public static IApplicationBuilder UseHangfireServer(this IApplicationBuilder app, Func<IBackgroundProcessingServer> serverFactory)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(serverFactory);

        app.ApplicationServices.RegisterHangfireServer(serverFactory());
        return app;
    }

    /// <summary>
    /// Ties a running server to the host: it is asked to stop when the host begins to stop, and disposed when the host has stopped.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="server">The running server.</param>
    public static IServiceProvider RegisterHangfireServer(this IServiceProvider services, IBackgroundProcessingServer server)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(server);

        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        lifetime.ApplicationStopping.Register(server.SendStop);
        lifetime.ApplicationStopped.Register(server.Dispose);
        return services;
    }
}
