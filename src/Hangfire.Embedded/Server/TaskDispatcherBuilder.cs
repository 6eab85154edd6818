using Hangfire.Processing;

namespace Hangfire.Server;

/// <summary>Runs an asynchronous background process on the thread pool.</summary>
internal sealed class TaskDispatcherBuilder(IBackgroundProcessAsync process, int maxConcurrency) : IBackgroundProcessDispatcherBuilder
{
    public IBackgroundDispatcher Create(BackgroundServerContext context, BackgroundProcessingServerOptions options)
    {
        using var noFlow = ExecutionContext.SuppressFlow();
        var name = process.GetType().Name;
        return new TaskDispatcher([.. Enumerable.Range(0, maxConcurrency)
            .Select(_ => Task.Run(() => new ProcessLoop(name, context, options).RunAsync(process)))]);
    }

    public override string ToString() => process.GetType().Name;
}
