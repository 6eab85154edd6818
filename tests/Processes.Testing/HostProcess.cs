using System.Diagnostics;
using System.Globalization;

namespace Processes.Testing;

/// <summary>A program of the tests in a process of its own, so that a kill is a real kill.</summary>
public sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private HostProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public bool IsAlive => !process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    /// <param name="assembly">The program, which lies beside the tests.</param>
    /// <param name="environment">What it is told.</param>
    public static async Task<HostProcess> StartAsync(string assembly, IReadOnlyDictionary<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var host = new HostProcess(Process.Start(start)!);
        var line = await host.process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return line == HostLife.Ready ? host : throw new InvalidOperationException($"Expected '{assembly}' to say '{HostLife.Ready}', got '{line}'.");
    }

    /// <summary>Ends the process in the middle of whatever it does.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Sends a signal by its name.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0)
        {
            throw new InvalidOperationException($"The signal '{signal}' could not be sent to process {Id}: 'kill' ended with {kill.ExitCode}.");
        }
    }

    public Task WaitForExitAsync(TimeSpan limit) => process.WaitForExitAsync().WaitAsync(limit);

    public void Dispose()
    {
        if (IsAlive)
        {
            Kill();
        }

        process.Dispose();
    }
}
