using System.Diagnostics;
using System.Globalization;

namespace Delivery.Benchmarks;

/// <summary>A server in a process of its own that says when a handler starts.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<Guid, TaskCompletionSource<long>> awaited = [];

    private WorkerProcess(Process process) => this.process = process;

    public static Delegate Handler { get; } = (string id) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"started {id} {Stopwatch.GetTimestamp()}"));

    /// <summary>What the child does: runs a server until its standard input ends.</summary>
    public static async Task RunAsync(string database)
    {
        using var host = await BenchHost.StartAsync(database, 1, Handler, workers: 20);
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
    }

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

    /// <summary>Ends with the time the handler of this event starts.</summary>
    public Task<long> StartOf(Guid id)
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
        if (line == "ready")
        {
            ready.TrySetResult();
        }

        if (line?.Split(' ') is not ["started", var id, var time])
        {
            return;
        }

        lock (awaited)
        {
            awaited[Guid.Parse(id)].TrySetResult(long.Parse(time, CultureInfo.InvariantCulture));
        }
    }
}
