using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Calls the handlers of an event in this process: each on its own, none able to harm another or the publisher.</summary>
internal sealed class InProcessDispatch(EventRegistry registry, EventLinker standard, ILogger<InProcessDispatch> logger)
{
    public Task RunAsync(IServiceProvider services, Publication publication, CancellationToken cancel)
    {
        var declared = publication.Linker is null ? registry.Handlers.For(publication) : [];
        var linked = (publication.Linker ?? standard).Table.For(publication);
        return declared.Length + linked.Length == 0 ? Unheard(publication) : RunAllAsync(Merge(declared, linked), services, publication, cancel);
    }

    /// <summary>Calls a handler that has no callbacks, on the publisher's thread.</summary>
    public Task RunPlain(Subscription handler, IServiceProvider services, Publication publication, CancellationToken cancel)
    {
        ValueTask<object?> call;
        try
        {
            call = handler.Call.InvokeAsync(services, publication, cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            Log.HandlerFailed(logger, publication.EventName, handler.Handler, error);
            return Task.CompletedTask;
        }

        return call.IsCompletedSuccessfully ? Task.CompletedTask : ObserveAsync(call, handler, publication, cancel);
    }

    // One handler may be known to the registry and to the linker it came from.
    private static Subscription[] Merge(Subscription[] declared, Subscription[] linked) =>
        linked.Length == 0 ? declared
        : declared.Length == 0 ? linked
        : [.. declared.Union(linked).OrderBy(one => one.Sequence)];

    private Task Unheard(Publication publication)
    {
        Log.Unheard(logger, publication.EventName);
        return Task.CompletedTask;
    }

    private Task RunAllAsync(Subscription[] handlers, IServiceProvider services, Publication publication, CancellationToken cancel)
    {
        var running = new List<Task>(handlers.Length + 1);
        var lane = Task.CompletedTask; // handlers that share the scope run one after another, the others beside them
        foreach (var handler in handlers)
        {
            if (!IsMeant(handler, publication) || !handler.TryUse())
            {
                continue;
            }

            if (handler.Call.SharesScope)
            {
                lane = lane.IsCompleted ? RunOne(handler, services, publication, cancel) : RunAfterAsync(lane, handler, services, publication, cancel);
            }
            else
            {
                running.Add(RunOne(handler, services, publication, cancel));
            }
        }

        running.Add(lane);
        if (logger.IsEnabled(LogLevel.Debug))
        {
            Log.Emitted(logger, Emission.Describe(publication, handlers.Length));
        }

        return Task.WhenAll(running);
    }

    private static bool IsMeant(Subscription handler, Publication publication) =>
        handler.Publisher is null || handler.Publisher == (publication.Key?.App ?? publication.Descriptor?.App ?? publication.Metadata.PublisherName);

    private async Task RunAfterAsync(Task before, Subscription handler, IServiceProvider services, Publication publication, CancellationToken cancel)
    {
        await before;
        await RunOne(handler, services, publication, cancel);
    }

    private Task RunOne(Subscription handler, IServiceProvider services, Publication publication, CancellationToken cancel) => handler.IsPlain
        ? RunPlain(handler, services, publication, cancel)
        : RunWithCallbacksAsync(handler, services, publication, cancel);

    private async Task ObserveAsync(ValueTask<object?> call, Subscription handler, Publication publication, CancellationToken cancel)
    {
        try
        {
            await call;
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            Log.HandlerFailed(logger, publication.EventName, handler.Handler, error);
        }
    }

    private async Task RunWithCallbacksAsync(Subscription handler, IServiceProvider services, Publication publication, CancellationToken cancel)
    {
        object? result;
        try
        {
            result = handler.RunsOnThreadPool
                ? await Task.Run(() => handler.Call.InvokeAsync(services, publication, cancel).AsTask(), cancel)
                : await handler.Call.InvokeAsync(services, publication, cancel);
        }
        catch (Exception error) when (!cancel.IsCancellationRequested)
        {
            Log.HandlerFailed(logger, publication.EventName, handler.Handler, error);
            await HandlerCallbacks.FailedAsync(handler, error, logger);
            return;
        }

        await HandlerCallbacks.SucceededAsync(handler, result, logger);
    }
}
