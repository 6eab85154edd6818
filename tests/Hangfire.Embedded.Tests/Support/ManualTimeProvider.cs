namespace Hangfire.Embedded.Tests.Support;

/// <summary>A clock that stands still until the test moves it; its timers fire while it is moved, on the moving thread.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _turn = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_turn) return _now;
    }

    public override long GetTimestamp()
    {
        lock (_turn) return _elapsed.Ticks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_turn) _timers.Add(timer);
        return timer;
    }

    /// <summary>Lets time pass and fires what becomes due, in order.</summary>
    public void Advance(TimeSpan by)
    {
        var end = Elapsed() + by;
        while (NextDueUntil(end) is { } timer)
        {
            MoveTo(timer.DueAt!.Value);
            timer.Fire();
        }

        MoveTo(end);
    }

    /// <summary>Sets the wall clock back or forth, as an operator does; no time passes.</summary>
    public void ShiftWallClock(TimeSpan by)
    {
        lock (_turn) _now += by;
    }

    private TimeSpan Elapsed()
    {
        lock (_turn) return _elapsed;
    }

    private void MoveTo(TimeSpan elapsed)
    {
        lock (_turn)
        {
            _now += elapsed - _elapsed;
            _elapsed = elapsed;
        }
    }

    private ManualTimer? NextDueUntil(TimeSpan end)
    {
        lock (_turn) return _timers.Where(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
    }

    private void Forget(ManualTimer timer)
    {
        lock (_turn) _timers.Remove(timer);
    }

    private sealed class ManualTimer(ManualTimeProvider time, Action callback) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public TimeSpan? DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            DueAt = dueTime < TimeSpan.Zero ? null : time.Elapsed() + dueTime;
            return true;
        }

        public void Fire()
        {
            DueAt = _period > TimeSpan.Zero ? DueAt + _period : null;
            callback();
        }

        public void Dispose() => time.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
