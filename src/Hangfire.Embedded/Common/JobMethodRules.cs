using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Hangfire.Common;

/// <summary>What a method must be like to run as a job, checked when the job is made and not when it fails at night.</summary>
internal static class JobMethodRules
{
    // Methods that may run, with the number of their parameters; looking for attributes takes longer than all else about making a job.
    private static readonly ConcurrentDictionary<(Type Type, MethodInfo Method), int> Passed = new();

    public static void Check([NotNull] Type? type, [NotNull] MethodInfo? method, [NotNull] IReadOnlyList<object?>? args)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(args);

        var expected = Passed.GetOrAdd((type, method), static call => CheckedCount(call.Type, call.Method));
        if (expected != args.Count)
            throw new ArgumentException($"Method '{Name(method)}' has {expected} parameters, but {args.Count} arguments were given.", nameof(args));
    }

    private static int CheckedCount(Type type, MethodInfo method)
    {
        CheckMethod(type, method);
        var parameters = method.GetParameters();
        foreach (var parameter in parameters) CheckParameter(method, parameter);
        return parameters.Length;
    }

    private static void CheckMethod(Type type, MethodInfo method)
    {
        if (!method.IsPublic)
            throw new NotSupportedException($"Method '{Name(method)}' is not public. Only public methods can run as jobs.");
        if (method.ContainsGenericParameters || type.ContainsGenericParameters)
            throw new NotSupportedException(
                $"Method '{Name(method)}' of '{type}' has open generic parameters. Close them before creating the job.");
        if (method.DeclaringType is { } declaring && !declaring.IsAssignableFrom(type))
            throw new ArgumentException(
                $"Method '{Name(method)}' does not belong to type '{type}'. Pass the type that declares or inherits it.", nameof(type));
        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false))
            throw new NotSupportedException($"Method '{Name(method)}' is async void. Let it return Task, so that its end can be awaited.");
    }

    private static void CheckParameter(MethodInfo method, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsByRef || type.IsPointer || type.IsByRefLike)
            throw new NotSupportedException(
                $"Parameter '{parameter.Name}' of method '{Name(method)}' is passed by reference and cannot be stored. Pass it by value.");
        if (typeof(Delegate).IsAssignableFrom(type) || typeof(Expression).IsAssignableFrom(type))
            throw new NotSupportedException(
                $"Parameter '{parameter.Name}' of method '{Name(method)}' is a delegate or expression and cannot be stored. Pass data instead.");
    }

    private static string Name(MethodInfo method) => $"{method.DeclaringType?.Name}.{method.Name}";
}
