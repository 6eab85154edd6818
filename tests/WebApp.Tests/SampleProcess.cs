using System.Diagnostics;
using System.Text;

namespace WebApp.Tests;

/// <summary>A process of one of the samples, and what it wrote.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    private SampleProcess(Process process) => Process = process;

    public Process Process { get; }

    /// <summary>What commands answer.</summary>
    public string Output => Read(output);

    /// <summary>What it logs.</summary>
    public string Error => Read(error);

    public static SampleProcess Start(string sample, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{sample}.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var sampled = new SampleProcess(new Process { StartInfo = start });
        sampled.Process.OutputDataReceived += (_, line) => Write(sampled.output, line.Data);
        sampled.Process.ErrorDataReceived += (_, line) => Write(sampled.error, line.Data);
        sampled.Process.Start();
        sampled.Process.BeginOutputReadLine();
        sampled.Process.BeginErrorReadLine();
        return sampled;
    }

    /// <summary>Waits until it has ended and returns its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await Process.WaitForExitAsync().WaitAsync(Patience);
        return Process.ExitCode;
    }

    public async Task WaitForAsync(Func<bool> condition, string complaint) => await WaitForAsync(() => Task.FromResult(condition()), complaint);

    public async Task WaitForAsync(Func<Task<bool>> condition, string complaint)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < deadline && !Process.HasExited, $"{complaint}\n{Output}\n{Error}");
            await Task.Delay(50);
        }
    }

    /// <summary>Asks it to end, as a terminal or an orchestrator does.</summary>
    public void Terminate()
    {
        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Ends it as <c>kill -9</c> does: nothing of it runs any more, nothing is cleaned up.</summary>
    public async Task KillAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            await KillAsync();
        }

        Process.Dispose();
    }

    private static void Write(StringBuilder to, string? line)
    {
        lock (to)
        {
            to.AppendLine(line);
        }
    }

    private static string Read(StringBuilder from)
    {
        lock (from)
        {
            return from.ToString().TrimEnd();
        }
    }
}
