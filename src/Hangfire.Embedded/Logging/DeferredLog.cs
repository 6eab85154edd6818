namespace Hangfire.Logging;

/// <summary>Looks the provider up when a message is written: loggers in static fields are older than the configuration.</summary>
internal sealed class DeferredLog(string name) : ILog
{
    private Resolved? resolved;

    public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = default)
    {
        var provider = LogProvider.Current;
        if (provider is null) return false;

        var known = Volatile.Read(ref resolved);
        if (known is null || !ReferenceEquals(known.Provider, provider))
        {
            known = new Resolved(provider, provider.GetLogger(name));
            Volatile.Write(ref resolved, known);
        }

        return known.Log.Log(logLevel, messageFunc, exception);
    }

    private sealed record Resolved(ILogProvider Provider, ILog Log);
}
