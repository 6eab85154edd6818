using System.Collections.Concurrent;
using System.Reflection;

namespace Events;

/// <summary>What the attributes of an action or a handler say about its retries, read once.</summary>
internal sealed class RetryDeclaration
{
    private static readonly ConcurrentDictionary<Type, RetryDeclaration> Known = new();

    private readonly RetryAttribute? declared;
    private readonly List<Type> retryOn;
    private readonly List<Type> neverOn;

    private RetryDeclaration(Type type)
    {
        declared = type.GetCustomAttribute<RetryAttribute>();
        var conditions = type.GetCustomAttributes().OfType<IRetryCondition>().ToLookup(condition => condition.Retries, condition => condition.Exception);
        (retryOn, neverOn) = ([.. conditions[true]], [.. conditions[false]]);
    }

    public static RetryDeclaration Of(Type type) => Known.GetOrAdd(type, static type => new RetryDeclaration(type));

    public static IEnumerable<string> FaultsOn(Type type) => Of(type).declared?.FaultsOn(type) ?? [];

    /// <summary>The policy of the class, where <paramref name="standard"/> holds unless it declares one.</summary>
    public RetryPolicy Over(RetryPolicy standard) => Narrow(declared?.ToPolicy() ?? standard);

    /// <summary>A policy, for the exceptions the class names.</summary>
    public RetryPolicy Narrow(RetryPolicy policy) => retryOn.Count + neverOn.Count == 0
        ? policy
        : policy with { RetryOn = [.. policy.RetryOn, .. retryOn], NeverOn = [.. policy.NeverOn, .. neverOn] };
}
