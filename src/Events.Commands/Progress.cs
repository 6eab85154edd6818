using System.CommandLine;
using System.Globalization;

namespace Events.Commands;

/// <summary>A bar that shows how far a command is, where somebody watches: on a terminal, and from some steps on.</summary>
internal sealed class Progress : IProgress<int>, IDisposable
{
    private const int Width = 30;
    private const int Few = 10;

    private readonly TextWriter? terminal;
    private readonly int total;
    private int shown = -1;

    private Progress(TextWriter? terminal, int total) => (this.terminal, this.total) = (terminal, total);

    /// <summary>How many steps are done.</summary>
    public int Done { get; private set; }

    public static Progress Show(InvocationConfiguration configuration, int total) =>
        On(configuration.Error == Console.Error && !Console.IsErrorRedirected ? configuration.Error : null, total);

    internal static Progress On(TextWriter? terminal, int total) => new(total > Few ? terminal : null, total);

    public void Step() => Report(Done + 1);

    /// <summary>Says how many steps are done; more than were expected fill the bar.</summary>
    public void Report(int value)
    {
        Done = value;
        var filled = total > 0 ? Width * Math.Min(Done, total) / total : Width;
        if (terminal is not null && filled != shown)
        {
            shown = filled;
            terminal.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', filled)}{new string('.', Width - filled)}] {Done} of {total}"));
        }
    }

    public void Dispose()
    {
        if (shown >= 0)
        {
            terminal!.WriteLine();
        }
    }
}
