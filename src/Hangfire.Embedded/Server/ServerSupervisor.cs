using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.Processing;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>Announces the server, keeps its heart beating and removes it in the end. A server that others took for dead starts a new life.</summary>
internal sealed class ServerSupervisor(
    JobStorage storage,
    IReadOnlyList<IBackgroundProcessDispatcherBuilder> builders,
    IDictionary<string, object> properties,
    BackgroundProcessingServerOptions options,
    ServerStop stop)
{
    private static readonly ILog Log = LogProvider.For<BackgroundProcessingServer>();

    private readonly string name = (string.IsNullOrWhiteSpace(options.ServerName) ? Environment.MachineName : options.ServerName).ToLowerInvariant();

    public void Run()
    {
        while (!stop.Stopping.IsCancellationRequested)
        {
            var serverId = $"{name}:{Environment.ProcessId}:{Guid.NewGuid()}";
            if (!Announce(serverId)) return;

            Live(serverId);
            if (!stop.Stopping.IsCancellationRequested) stop.Stopping.Wait(options.RestartDelay);
        }
    }

    private void Live(string serverId)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop.Stopping);
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(stop.Stopped);
        var context = new BackgroundServerContext(serverId, storage, properties, stopping.Token, stopped.Token, stop.Shutdown);
        var dispatchers = builders.Select(builder => builder.Create(context, options)).ToList();
        Log.Info($"Server '{serverId}' started.");
        try
        {
            BeatUntilStop(serverId);
        }
        catch (BackgroundServerGoneException)
        {
            // Others have requeued nothing yet, but they may: what runs here is given up, its claims with it.
            Log.Warn($"Server '{serverId}' was taken for dead by another one. It starts again under a new id in {options.RestartDelay}.");
            _ = stopping.CancelAsync();
            _ = stopped.CancelAsync();
            HaveEnded(dispatchers, options.ShutdownTimeout);
        }

        if (stop.Stopping.IsCancellationRequested) BeatUntilEnd(serverId, dispatchers);
        foreach (var dispatcher in dispatchers) dispatcher.Dispose();
        Remove(serverId);
    }

    private bool Announce(string serverId)
    {
        for (var failures = 1; !stop.Stopping.IsCancellationRequested; failures++)
        {
            try
            {
                using var connection = storage.GetConnection();
                connection.AnnounceServer(serverId, Announcement());
                return true;
            }
            catch (Exception error)
            {
                var delay = options.RetryDelay(failures);
                Log.ErrorException($"Server '{serverId}' could not be announced. Trying again in {delay}.", error);
                stop.Stopping.Wait(delay);
            }
        }

        return false;
    }

    private ServerContext Announcement() => new()
    {
        Queues = properties.TryGetValue(nameof(ServerContext.Queues), out var queues) && queues is string[] names ? names : [],
        WorkerCount = properties.TryGetValue(nameof(ServerContext.WorkerCount), out var count) && count is int workers ? workers : 0,
    };

    private void BeatUntilStop(string serverId)
    {
        while (!stop.Stopping.Wait(options.HeartbeatInterval)) Beat(serverId);
    }

    // The heart goes on beating while the last jobs end, or another server would take over what is still running here.
    private void BeatUntilEnd(string serverId, List<IBackgroundDispatcher> dispatchers)
    {
        while (!stop.Shutdown.IsCancellationRequested && !HaveEnded(dispatchers, options.HeartbeatInterval))
        {
            try
            {
                Beat(serverId);
            }
            catch (BackgroundServerGoneException)
            {
                // It is going anyway.
            }
        }

        if (!HaveEnded(dispatchers, options.LastChanceTimeout))
            Log.Warn($"Server '{serverId}' stops although some of its work goes on. The jobs concerned were handed back and run again elsewhere.");
    }

    private bool HaveEnded(List<IBackgroundDispatcher> dispatchers, TimeSpan timeout)
    {
        var all = Task.WhenAll(dispatchers.Select(dispatcher => dispatcher.WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None)));
        return Task.WaitAny([all, Task.Delay(timeout, CancellationToken.None), Cancelled(stop.Shutdown)], CancellationToken.None) == 0
            || all.IsCompleted;
    }

    private static Task Cancelled(CancellationToken token) => token.IsCancellationRequested
        ? new TaskCompletionSource().Task
        : Task.Delay(Timeout.InfiniteTimeSpan, token);

    private void Beat(string serverId)
    {
        try
        {
            using var connection = storage.GetConnection();
            connection.Heartbeat(serverId);
        }
        catch (Exception error) when (error is not BackgroundServerGoneException)
        {
            Log.WarnException($"The heartbeat of server '{serverId}' failed. The next one follows in {options.HeartbeatInterval}.", error);
        }
    }

    private void Remove(string serverId)
    {
        try
        {
            using var connection = storage.GetConnection();
            connection.RemoveServer(serverId);
            Log.Info($"Server '{serverId}' stopped.");
        }
        catch (Exception error)
        {
            Log.WarnException($"Server '{serverId}' stopped but could not be removed. Others remove it after its timeout.", error);
        }
    }
}
