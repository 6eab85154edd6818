using Hangfire.Embedded.Tests.Support;
using Hangfire.Logging;
using Npgsql;

namespace Hangfire.Embedded.Tests.Server;

public sealed class RepeatedErrorsTests
{
    private readonly ManualTimeProvider time = new();
    private readonly RecordingLog log = new();
    private readonly RepeatedErrors errors;

    public RepeatedErrorsTests() => errors = new RepeatedErrors(log, time);

    [Fact]
    public void AnErrorIsSaidOnceAMinuteAndThenHowOftenItHappened()
    {
        errors.Log(LogLevel.Warn, "one", DiskFull());
        errors.Log(LogLevel.Warn, "two", DiskFull());
        errors.Log(LogLevel.Warn, "three", DiskFull());
        time.Advance(TimeSpan.FromMinutes(1));
        errors.Log(LogLevel.Warn, "four", DiskFull());

        Assert.Equal(
            ["Warn one", "Debug two", "Debug three", "Warn four The like happened 2 times more since this was last said; the debug log has them."], log.Entries);
    }

    [Fact]
    public void AnErrorOfAnotherKindIsSaidAtOnce()
    {
        errors.Log(LogLevel.Warn, "full", DiskFull());
        errors.Log(LogLevel.Error, "read-only", new PostgresException("no", "ERROR", "ERROR", "25006"));
        errors.Log(LogLevel.Warn, "broken", new InvalidOperationException());

        Assert.Equal(["Warn full", "Error read-only", "Warn broken"], log.Entries);
    }

    private static PostgresException DiskFull() => new("no space", "ERROR", "ERROR", "53100");

    private sealed class RecordingLog : ILog
    {
        public List<string> Entries { get; } = [];

        public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = default)
        {
            Entries.Add($"{logLevel} {messageFunc?.Invoke()}");
            return true;
        }
    }
}
