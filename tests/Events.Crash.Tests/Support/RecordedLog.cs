using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Events.Crash.Tests.Support;

/// <summary>Keeps the warnings and errors a host has logged.</summary>
internal sealed class RecordedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> entries = new();

    public IReadOnlyCollection<string> Entries => entries;

    /// <summary>Those of this library and its engine; EF Core reports every failed command besides.</summary>
    public IEnumerable<string> OwnEntries => entries.Where(entry => !entry.Contains(" Microsoft.", StringComparison.Ordinal));

    public int Count(string text) => entries.Count(entry => entry.Contains(text, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, entries);

    public void Dispose()
    {
    }

    private sealed class Category(string name, ConcurrentQueue<string> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                entries.Enqueue($"{DateTime.UtcNow:HH:mm:ss.fff} {logLevel} {name}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
