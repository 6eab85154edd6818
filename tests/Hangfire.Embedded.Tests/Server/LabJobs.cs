using System.Collections.Concurrent;
using Hangfire.Server;

namespace Hangfire.Embedded.Tests.Server;

#pragma warning disable CA1822 // Jobs are instance methods.
public class LabJobs
{
    internal static readonly AsyncLocal<string?> Ambient = new();

    internal static ConcurrentDictionary<string, LabProbe> Probes { get; } = new();

    internal static LabProbe Probe(out string key)
    {
        key = Guid.NewGuid().ToString("N");
        return Probes[key] = new LabProbe();
    }

    public int Return(int number) => number;

    public async Task<string> ReturnLater(string text)
    {
        await Task.Yield();
        return text;
    }

    public async ValueTask<int> ReturnValue(int number)
    {
        await Task.Yield();
        return number;
    }

    public async Task RunLater() => await Task.Yield();

    public void Fail(string message) => throw new InvalidOperationException(message);

    public async Task FailLater(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    [AutomaticRetry(Attempts = 1, DelaysInSeconds = [0])]
    public void FailTwice() => throw new InvalidOperationException("boom");

    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [3600])]
    public void FailSlowly() => throw new InvalidOperationException("boom");

    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public void FailAway() => throw new InvalidOperationException("boom");

    [AutomaticRetry(Attempts = 3, OnlyOn = [typeof(TimeoutException)])]
    public void FailUnexpectedly() => throw new InvalidOperationException("boom");

    [Queue("attribute")]
    public void Queued()
    {
    }

    [Queue("tenant-{0}")]
    public void QueuedFor(string tenant)
    {
    }

    public void Note(string key) => Probes[key].Notes.Add("run");

    public void NoteThread(string key) => Probes[key].Notes.Add(Thread.CurrentThread.Name ?? "none");

    public void NoteContext(string key, PerformContext context, IJobCancellationToken token, CancellationToken cancellation)
    {
        Probes[key].Notes.Add(context.BackgroundJob.Id);
        Probes[key].Notes.Add((token.ShutdownToken == cancellation).ToString());
    }

    public void NoteLeftover(string key)
    {
        Probes[key].Notes.Add(Ambient.Value ?? "nothing");
        Ambient.Value = "left by a job";
    }

    public async Task NoteAmbient(string key)
    {
        Probes[key].Notes.Add(Ambient.Value ?? "nothing");
        await Task.Delay(1);
        Probes[key].Notes.Add(Ambient.Value ?? "nothing");
        await Task.Run(() => Probes[key].Notes.Add(Ambient.Value ?? "nothing"));
    }

    public async Task WaitForCancellation(string key, CancellationToken cancellationToken)
    {
        Probes[key].Started.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    public void WaitForAbort(string key, IJobCancellationToken token)
    {
        Probes[key].Started.TrySetResult();
        while (true)
        {
            token.ThrowIfCancellationRequested();
            Thread.Yield();
        }
    }

    public async Task TakeTime(int milliseconds) => await Task.Delay(milliseconds);

    public void AskToken(string key, PerformContext context, IJobCancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        Probes[key].Notes.Add(context.Connection.GetStateData(context.BackgroundJob.Id)?.Name ?? "none");
    }

    public async Task NoteAndWait(string key)
    {
        Probes[key].Notes.Add("run");
        await WaitForRelease(key);
    }

    public async Task WaitForRelease(string key)
    {
        Probes[key].Started.TrySetResult();
        await Probes[key].Release.Task;
    }
}
#pragma warning restore CA1822
