using System.Diagnostics;
using System.Globalization;

namespace Engine.Benchmarks;

/// <summary>This program once more, as a server in a process of its own that says when a piece of work starts.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const string Ready = "ready";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, TaskCompletionSource<long>> awaited = [];

    private WorkerProcess(Process process) => this.process = process;

    /// <summary>What the child says when it is ready to work.</summary>
    public static void SayReady() => Console.WriteLine(Ready);

    /// <summary>What the child says when a piece of work starts.</summary>
    public static void SayStarted(string id) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"started {id} {Stopwatch.GetTimestamp()}"));

    public static async Task<WorkerProcess> StartAsync(string database)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(WorkerProcess).Assembly.Location, "worker", database])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var worker = new WorkerProcess(process);
        process.OutputDataReceived += (_, line) => worker.Read(line.Data);
        process.BeginOutputReadLine();
        await worker.ready.Task.WaitAsync(Patience);
        return worker;
    }

    /// <summary>Ends with the time this piece of work starts.</summary>
    public Task<long> StartOf(string id)
    {
        lock (awaited)
        {
            return (awaited[id] = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(30)))
        {
            process.Kill();
        }

        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line == Ready)
        {
            ready.TrySetResult();
        }

        if (line?.Split(' ') is not ["started", var id, var time])
        {
            return;
        }

        lock (awaited)
        {
            awaited[id].TrySetResult(long.Parse(time, CultureInfo.InvariantCulture));
        }
    }
}
