using System.Diagnostics;
using Hangfire.Processing;

namespace Hangfire.Server;

/// <summary>The threads of one background process.</summary>
internal sealed class ThreadDispatcher : IBackgroundDispatcher
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running;

    public ThreadDispatcher(string name, Action loop, Func<string, ThreadStart, IEnumerable<Thread>> threadFactory)
    {
        var threads = threadFactory(name, () => Run(loop)).ToList();
        running = threads.Count;
        if (threads.Count == 0) ended.TrySetResult();

        // Without the flow of the context, or whatever happens to be ambient where the server is created would stay ambient in all jobs.
        foreach (var thread in threads) thread.UnsafeStart();
    }

    public bool Wait(TimeSpan timeout) => ended.Task.Wait(timeout);

    public Task WaitAsync(TimeSpan timeout, CancellationToken cancellationToken) => ended.Task.WaitAsync(timeout, cancellationToken);

    public void Dispose()
    {
    }

    private void Run(Action loop)
    {
        try
        {
            loop();
        }
        finally
        {
            var left = Interlocked.Decrement(ref running);
            Debug.Assert(left >= 0, "A thread ended twice.");
            if (left == 0) ended.TrySetResult();
        }
    }
}
