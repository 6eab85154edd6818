namespace Events.Hangfire.Tests.Support;

/// <summary>A clock that tells the time as it is, and whose timers run a thousand times as fast.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Speed = 1000;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / Speed : dueTime, period);
}
