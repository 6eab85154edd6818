namespace Hangfire.Logging;

/// <summary>Severity of a log message, rising.</summary>
public enum LogLevel
{
    /// <summary>Every step, for following one job through the engine.</summary>
    Trace,

    /// <summary>Decisions that help when something behaves unexpectedly.</summary>
    Debug,

    /// <summary>The normal course of events: servers starting and stopping.</summary>
    Info,

    /// <summary>Something was off and the engine helped itself, such as a retried job.</summary>
    Warn,

    /// <summary>Something failed and needs attention, such as an unreachable storage.</summary>
    Error,

    /// <summary>The engine cannot go on.</summary>
    Fatal,
}
