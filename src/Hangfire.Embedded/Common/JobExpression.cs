using System.Linq.Expressions;
using System.Reflection;

namespace Hangfire.Common;

/// <summary>Reads a job from a lambda expression.</summary>
internal static class JobExpression
{
    public static Job Read(LambdaExpression methodCall, Type? explicitType, string? queue)
    {
        ArgumentNullException.ThrowIfNull(methodCall);
        var call = CallOf(methodCall);
        var (type, method) = explicitType is null || call.Object is null
            ? TargetOf(call)
            : (explicitType, call.Method);

        return new Job(type, method, call.Arguments.Zip(method.GetParameters(), Argument).ToArray(), queue);
    }

    private static MethodCallExpression CallOf(LambdaExpression methodCall) =>
        Unwrapped(methodCall.Body) as MethodCallExpression
        ?? throw new ArgumentException(
            $"Expected a single method call, got '{methodCall.Body}'. Write it like x => x.Method(argument).", nameof(methodCall));

    // ValueTask-returning methods reach a Func<Task> through AsTask(), and covariant results through a conversion.
    private static Expression Unwrapped(Expression body) => body switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert } conversion => Unwrapped(conversion.Operand),
        MethodCallExpression { Method.Name: nameof(ValueTask.AsTask), Object: { } inner } when IsValueTask(inner.Type) => Unwrapped(inner),
        _ => body,
    };

    private static bool IsValueTask(Type type) =>
        type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static (Type Type, MethodInfo Method) TargetOf(MethodCallExpression call)
    {
        if (call.Object is null) return (call.Method.DeclaringType!, call.Method);

        var target = ExpressionValue.Of(call.Object)
            ?? throw new InvalidOperationException(
                $"The object of '{call}' is null, so the class of the job is unknown. Use the generic form, Enqueue<T>(x => x.Method()).");

        var type = target.GetType();
        if (!type.IsVisible) type = call.Object.Type;
        return (type, MethodLookup.OnRuntimeType(type, call.Method));
    }

    private static object? Argument(Expression argument, ParameterInfo parameter) =>
        RuntimeParameters.Contains(parameter.ParameterType) ? RuntimeValue(parameter.ParameterType) : ExpressionValue.Of(argument);

    private static object? RuntimeValue(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}
