using System.Diagnostics;
using System.Globalization;
using Events;

namespace EventsHost;

/// <summary>
/// The fault the environment asks for, as <c>name:action:count</c>: at the count-th passing of that moment the process is killed
/// (<c>kill</c>), or waits for ten seconds (<c>pause</c>); with <c>throw</c> each of the first count passings throws.
/// </summary>
internal sealed class EnvironmentFault(string name, string action, int count) : IFaultPoint
{
    public const string Variable = "FAULT_POINT";

    private int passings;

    public static EnvironmentFault Parse(string text)
    {
        var parts = text.Split(':');
        return new EnvironmentFault(parts[0], parts[1], parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 1);
    }

    public Task HitAsync(string passed)
    {
        if (passed != name)
        {
            return Task.CompletedTask;
        }

        var passing = Interlocked.Increment(ref passings);
        return action switch
        {
            "kill" when passing == count => Kill(),
            "pause" when passing == count => Task.Delay(TimeSpan.FromSeconds(10)),
            "throw" when passing <= count => throw new InvalidOperationException($"The fault at {name}, number {passing}."),
            _ => Task.CompletedTask,
        };
    }

    private static Task Kill()
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite); // the signal needs a moment, and nothing may happen in it
        return Task.CompletedTask;
    }
}
