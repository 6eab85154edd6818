using System.Diagnostics;
using System.Globalization;
using WorkerHost;

namespace Hangfire.Crash.Tests.Support;

/// <summary>A server in a process of its own.</summary>
internal sealed class Host : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private Host(Process process) => this.process = process;

    public int Id => process.Id;

    public bool IsAlive => !process.HasExited;

    public int ExitCode => process.ExitCode;

    public static async Task<Host> StartAsync(HostSettings settings, string history)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "WorkerHost.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment =
            {
                [HostSettings.StorageVariable] = settings.Storage,
                [HostSettings.InvisibilityVariable] = Text(settings.InvisibilityTimeout),
                [HostSettings.LockVariable] = Text(settings.LockTimeout),
                [HostSettings.ShutdownVariable] = Text(settings.ShutdownTimeout),
                [HostSettings.WorkersVariable] = settings.Workers.ToString(CultureInfo.InvariantCulture),
                [HistoryJobs.HistoryVariable] = history,
            },
        };
        var host = new Host(Process.Start(start)!);
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

    private static string Text(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
