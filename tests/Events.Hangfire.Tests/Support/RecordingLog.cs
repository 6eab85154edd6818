using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Events.Hangfire.Tests.Support;

/// <summary>Keeps what was logged, by category.</summary>
internal sealed class RecordingLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, string Text)> entries = new();

    public IEnumerable<string> Of(string category) => entries.Where(entry => entry.Category == category).Select(entry => entry.Text);

    public ILogger CreateLogger(string categoryName) => new CategoryLog(categoryName, entries);

    public void Dispose()
    {
    }

    private sealed class CategoryLog(string category, ConcurrentQueue<(string Category, string Text)> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue((category, $"{logLevel} {formatter(state, exception)}{(exception is null ? "" : $" ({exception.Message})")}"));
    }
}
