using System.Collections.Concurrent;
using System.Data.Common;

namespace Hangfire.Logging;

/// <summary>Says once a minute what goes wrong again and again, such as every write while the disk is full, and how often it did. What it leaves out goes to the debug log.</summary>
internal sealed class RepeatedErrors(ILog log, TimeProvider? time = null)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly TimeProvider clock = time ?? TimeProvider.System;
    private readonly ConcurrentDictionary<(Type Type, string? SqlState), Repetition> known = new();

    public void Log(LogLevel level, string message, Exception error)
    {
        var repetition = known.GetOrAdd((error.GetType(), (error as DbException)?.SqlState), _ => new Repetition());
        if (repetition.TakeTurn(clock) is not { } leftOut)
        {
            log.DebugException(message, error);
            return;
        }

        log.Log(level, () => leftOut == 0 ? message : $"{message} The like happened {leftOut} times more since this was last said; the debug log has them.", error);
    }

    private sealed class Repetition
    {
        private readonly Lock gate = new();
        private long? said;
        private int leftOut;

        /// <returns>How often it was left out before, or <see langword="null"/> when it is to be left out now.</returns>
        public int? TakeTurn(TimeProvider clock)
        {
            lock (gate)
            {
                if (said is { } last && clock.GetElapsedTime(last) < Pause)
                {
                    leftOut++;
                    return null;
                }

                said = clock.GetTimestamp();
                var before = leftOut;
                leftOut = 0;
                return before;
            }
        }
    }
}
