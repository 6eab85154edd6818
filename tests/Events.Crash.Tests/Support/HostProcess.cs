using System.Diagnostics;
using System.Globalization;
using EventsHost;

namespace Events.Crash.Tests.Support;

/// <summary>The application in a process of its own.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private HostProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public bool IsAlive => !process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>Starts it and waits until it runs jobs.</summary>
    public static async Task<HostProcess> StartAsync(HostSettings settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "EventsHost.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings.ToEnvironment())
        {
            start.Environment[name] = value;
        }

        var host = new HostProcess(Process.Start(start)!);
        var line = await host.process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        Assert.Equal("ready", line);
        return host;
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
        Assert.Equal(0, kill.ExitCode);
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
