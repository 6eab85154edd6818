using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Tells a subscription's callbacks how its handler ended. What they throw is logged and changes nothing.</summary>
internal static class HandlerCallbacks
{
    public static Task SucceededAsync(Subscription handler, object? result, ILogger logger) =>
        handler.OnSuccess is { } callback ? RunAsync(callback, result, handler, logger) : Task.CompletedTask;

    public static Task FailedAsync(Subscription handler, Exception error, ILogger logger) =>
        handler.OnFailure is { } callback ? RunAsync(callback, error, handler, logger) : Task.CompletedTask;

    private static async Task RunAsync(EventCallback callback, object? value, Subscription handler, ILogger logger)
    {
        try
        {
            // A callback that is to leave the publisher's thread shall do so even when the handler ended on it.
            await (handler.RunsOnThreadPool ? Task.Run(() => callback.TellAsync(value).AsTask()) : callback.TellAsync(value).AsTask());
        }
        catch (Exception error)
        {
            Log.CallbackFailed(logger, handler.Handler, error);
        }
    }
}
