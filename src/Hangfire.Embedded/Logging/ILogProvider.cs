namespace Hangfire.Logging;

/// <summary>Creates named loggers. Set it with <see cref="LogProvider.SetCurrentLogProvider"/>.</summary>
public interface ILogProvider
{
    /// <summary>Creates the logger called <paramref name="name"/>, usually the full name of a class.</summary>
    ILog GetLogger(string name);
}
