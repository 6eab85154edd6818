using Hangfire.Processing;

namespace Hangfire.Server;

/// <summary>The tasks of one asynchronous background process.</summary>
internal sealed class TaskDispatcher(Task[] tasks) : IBackgroundDispatcher
{
    public bool Wait(TimeSpan timeout) => Task.WaitAll(tasks, timeout);

    public Task WaitAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        Task.WhenAll(tasks).WaitAsync(timeout, cancellationToken);

    public void Dispose()
    {
    }
}
