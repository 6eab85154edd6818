using Hangfire.Processing;

namespace Hangfire.Server;

/// <summary>Sets a background process running.</summary>
public interface IBackgroundProcessDispatcherBuilder
{
    /// <summary>Starts the process for the server of <paramref name="context"/>.</summary>
    IBackgroundDispatcher Create(BackgroundServerContext context, BackgroundProcessingServerOptions options);
}
