using System.Diagnostics;
using System.Globalization;
using Hangfire;
using Hangfire.PostgreSql;

namespace Engine.Benchmarks.Subjects;

/// <summary>A server in a process of its own.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<int, TaskCompletionSource<long>> awaited = [];

    private WorkerProcess(Process process) => this.process = process;

    /// <summary>What the child does: runs a server until its standard input ends.</summary>
    public static void Run(string connectionString)
    {
        EngineSubject.Configure();
        using var server = new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = 20 }, new PostgreSqlStorage(connectionString));
        Console.WriteLine("ready");
        Console.In.ReadToEnd();
    }

    public static async Task<WorkerProcess> StartAsync(string connectionString)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(WorkerProcess).Assembly.Location, "worker", connectionString])
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

    /// <summary>Ends with the time the job of this number starts.</summary>
    public Task<long> StartOf(int number)
    {
        lock (awaited)
        {
            return (awaited[number] = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
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

        if (line?.Split(' ') is not ["started", var number, var time])
        {
            return;
        }

        lock (awaited)
        {
            awaited[int.Parse(number, CultureInfo.InvariantCulture)].TrySetResult(long.Parse(time, CultureInfo.InvariantCulture));
        }
    }
}
