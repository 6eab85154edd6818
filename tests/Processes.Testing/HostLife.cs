using System.Runtime.InteropServices;

namespace Processes.Testing;

/// <summary>How a program of the tests lives: it says when it is ready, and ends on SIGTERM or when its standard input ends.</summary>
public sealed class HostLife : IDisposable
{
    internal const string Ready = "ready";

    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration terminated;

    public HostLife()
    {
        terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            ended.TrySetResult();
        });
        new Thread(() =>
        {
            Console.In.ReadToEnd();
            ended.TrySetResult();
        })
        { IsBackground = true }.Start();
    }

    /// <summary>Says that the program is ready, and waits until it shall end.</summary>
    public Task ReadyUntilEndedAsync()
    {
        Console.WriteLine(Ready);
        return ended.Task;
    }

    public void Dispose() => terminated.Dispose();
}
