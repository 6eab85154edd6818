using System.Diagnostics;

namespace Hangfire.Storage.Search;

/// <summary>The time something may take, from now on.</summary>
internal sealed class TimeBox(TimeSpan limit)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();

    public TimeSpan Left => limit - watch.Elapsed;

    public bool IsOver => Left <= TimeSpan.Zero;
}
