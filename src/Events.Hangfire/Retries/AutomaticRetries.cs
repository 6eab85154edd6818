using System.Collections.Concurrent;
using System.Reflection;
using Hangfire;
using Hangfire.Common;

namespace Events.Hangfire;

/// <summary>Reads the <c>[AutomaticRetry]</c> a class carries: then Hangfire schedules its attempts, and the library only counts them.</summary>
internal static class AutomaticRetries
{
    private static readonly ConcurrentDictionary<Type, AutomaticRetryAttribute?> Declared = new();

    public static AutomaticRetryAttribute? DeclaredOn(Job job) => Declared.GetOrAdd(job.Type, static type => type.GetCustomAttribute<AutomaticRetryAttribute>());

    public static RetryPolicy PolicyOf(AutomaticRetryAttribute declared) => new()
    {
        MaxRetries = declared.Attempts,
        RetryOn = declared.OnlyOn ?? [],
        NeverOn = declared.ExceptOn ?? [],
    };
}
