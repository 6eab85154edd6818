using Hangfire.Logging;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>Repeats a background process on one thread until the server stops. Errors are logged and followed by a growing delay.</summary>
internal sealed class ProcessLoop(string name, BackgroundServerContext server, BackgroundProcessingServerOptions options)
{
    private static readonly ILog Log = LogProvider.For<ProcessLoop>();

    private readonly Guid executionId = Guid.NewGuid();
    private int failures;

    public void Run(IBackgroundProcess process)
    {
        var context = Context();
        while (!context.IsStopping)
        {
            try
            {
                process.Execute(context);
                Recovered();
            }
            catch (Exception error)
            {
                if (IsEnd(error)) return;
                context.Wait(Failed(error));
            }
        }
    }

    public async Task RunAsync(IBackgroundProcessAsync process)
    {
        var context = Context();
        while (!context.IsStopping)
        {
            try
            {
                await process.ExecuteAsync(context).ConfigureAwait(false);
                Recovered();
            }
            catch (Exception error)
            {
                if (IsEnd(error)) return;
                await Task.Delay(Failed(error), context.StoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private BackgroundProcessContext Context() => new(
        server.ServerId, server.Storage, server.Properties, executionId, server.StoppingToken, server.StoppedToken, server.ShutdownToken);

    private bool IsEnd(Exception error) => error is OperationCanceledException && server.StoppingToken.IsCancellationRequested;

    private void Recovered()
    {
        if (failures > 0) Log.Info($"'{name}' of server '{server.ServerId}' works again after {failures} failures.");
        failures = 0;
    }

    private TimeSpan Failed(Exception error)
    {
        failures++;
        var delay = options.RetryDelay(failures);
        var message = $"'{name}' of server '{server.ServerId}' failed {failures} times in a row. Trying again in {delay}.";

        // A lock held by another server is its good right, not an error.
        if (error is DistributedLockTimeoutException) Log.DebugException(message, error);
        else Log.ErrorException(message, error);
        return delay;
    }
}
