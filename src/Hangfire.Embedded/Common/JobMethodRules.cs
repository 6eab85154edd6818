using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Hangfire.Common;

/// <summary>What a method must be like to run as a job, checked when the job is made and not when it fails at night.</summary>
internal static class JobMethodRules
{
    public static void Check([NotNull] Type? type, [NotNull] MethodInfo? method, [NotNull] IReadOnlyList<object?>? args)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(args);

        CheckMethod(type, method);
        CheckParameters(method, args);
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

    private static void CheckParameters(MethodInfo method, IReadOnlyList<object?> args)
    {
        var parameters = method.GetParameters();
        if (parameters.Length != args.Count)
            throw new ArgumentException(
                $"Method '{Name(method)}' has {parameters.Length} parameters, but {args.Count} arguments were given.", nameof(args));

        foreach (var parameter in parameters) CheckParameter(method, parameter);
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
