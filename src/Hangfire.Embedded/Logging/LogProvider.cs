using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Hangfire.Logging;

/// <summary>Hands out loggers. Until a provider is set, messages go nowhere.</summary>
public static class LogProvider
{
    private static ILogProvider? current;

    internal static ILogProvider? Current => Volatile.Read(ref current);

    /// <summary>Creates the logger of <typeparamref name="T"/>.</summary>
    public static ILog For<T>() => GetLogger(typeof(T));

    /// <summary>Creates the logger of the class that calls this method.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ILog GetCurrentClassLogger() =>
        GetLogger(new StackFrame(1, false).GetMethod()?.DeclaringType ?? typeof(LogProvider));

    /// <summary>Creates the logger of <paramref name="type"/>, named by its full name.</summary>
    public static ILog GetLogger(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return GetLogger(type.FullName ?? type.Name);
    }

    /// <summary>Creates the logger called <paramref name="name"/>. It follows later changes of the provider, so it may be kept in a static field.</summary>
    public static ILog GetLogger(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new DeferredLog(name);
    }

    /// <summary>Sends all messages to <paramref name="logProvider"/> from now on; <see langword="null"/> silences the engine.</summary>
    public static void SetCurrentLogProvider(ILogProvider? logProvider) => Volatile.Write(ref current, logProvider);
}
