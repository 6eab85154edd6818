using Hangfire.Processing;

namespace Hangfire.Server;

/// <summary>Runs a background process on threads of its own.</summary>
internal sealed class ThreadDispatcherBuilder(IBackgroundProcess process, Func<string, ThreadStart, IEnumerable<Thread>> threadFactory)
    : IBackgroundProcessDispatcherBuilder
{
    public IBackgroundDispatcher Create(BackgroundServerContext context, BackgroundProcessingServerOptions options)
    {
        var name = process.GetType().Name;
        return new ThreadDispatcher(name, () => new ProcessLoop(name, context, options).Run(process), threadFactory);
    }

    public override string ToString() => process.GetType().Name;
}
