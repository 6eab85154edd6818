using Hangfire.Logging;

namespace Hangfire.Server;

/// <summary>Removes servers whose heart has stopped.</summary>
internal sealed class ServerWatchdog(TimeSpan checkInterval, TimeSpan serverTimeout) : IBackgroundProcess
{
    private static readonly ILog Log = LogProvider.For<ServerWatchdog>();

    public void Execute(BackgroundProcessContext context)
    {
        using (var connection = context.Storage.GetConnection())
        {
            var removed = connection.RemoveTimedOutServers(serverTimeout);
            if (removed > 0) Log.Info($"{removed} servers without a heartbeat for {serverTimeout} were removed.");
        }

        context.Wait(checkInterval);
    }
}
