using System.Linq.Expressions;
using System.Reflection;
using Hangfire.Queues;

namespace Hangfire.Common;

/// <summary>A method of a class together with the arguments to call it with, and perhaps the queue to wait in.</summary>
public class Job
{
    /// <summary>A call of a method without parameters, on the class that declares it.</summary>
    public Job(MethodInfo method)
        : this(method, [])
    {
    }

    /// <summary>A call of a method on the class that declares it.</summary>
    public Job(MethodInfo method, params object?[] args)
        : this(method?.DeclaringType!, method!, args)
    {
    }

    /// <summary>A call of a method without parameters on <paramref name="type"/>.</summary>
    public Job(Type type, MethodInfo method)
        : this(type, method, [])
    {
    }

    /// <summary>A call of a method on <paramref name="type"/>.</summary>
    public Job(Type type, MethodInfo method, params object?[] args)
        : this(type, method, (IReadOnlyList<object?>)args)
    {
    }

    /// <summary>A call of a method on <paramref name="type"/>.</summary>
    public Job(Type type, MethodInfo method, IReadOnlyList<object?> args)
        : this(type, method, args, null)
    {
    }

    /// <summary>A call of a method on <paramref name="type"/> that waits in <paramref name="queue"/>.</summary>
    /// <param name="type">Class or interface the method is called on.</param>
    /// <param name="method">A public method without reference parameters.</param>
    /// <param name="args">One value for each parameter.</param>
    /// <param name="queue">Queue for this job; <see langword="null"/> leaves it to the state and to <see cref="QueueAttribute"/>.</param>
    /// <exception cref="ArgumentException">The method does not belong to the type, the number of arguments is wrong, or the queue name is invalid.</exception>
    /// <exception cref="NotSupportedException">The method cannot run as a job.</exception>
    public Job(Type type, MethodInfo method, IReadOnlyList<object?> args, string? queue)
    {
        JobMethodRules.Check(type, method, args);
        if (queue is not null) QueueName.Validate(queue, nameof(queue));

        Type = type;
        Method = method;
        Args = args;
        Queue = queue;
    }

    /// <summary>Class or interface the method is called on.</summary>
    public Type Type { get; }

    /// <summary>The method to call.</summary>
    public MethodInfo Method { get; }

    /// <summary>One value for each parameter.</summary>
    public IReadOnlyList<object?> Args { get; }

    /// <summary>Queue of this job; <see langword="null"/> when the state decides.</summary>
    public string? Queue { get; }

    /// <summary>Takes the call in <paramref name="methodCall"/> apart; its arguments are evaluated now.</summary>
    public static Job FromExpression(Expression<Action> methodCall) => FromExpression(methodCall, null);

    /// <summary>Takes the call in <paramref name="methodCall"/> apart, to wait in <paramref name="queue"/>.</summary>
    public static Job FromExpression(Expression<Action> methodCall, string? queue) => JobExpression.Read(methodCall, null, queue);

    /// <summary>Takes the asynchronous call in <paramref name="methodCall"/> apart; its arguments are evaluated now.</summary>
    public static Job FromExpression(Expression<Func<Task>> methodCall) => FromExpression(methodCall, null);

    /// <summary>Takes the asynchronous call in <paramref name="methodCall"/> apart, to wait in <paramref name="queue"/>.</summary>
    public static Job FromExpression(Expression<Func<Task>> methodCall, string? queue) => JobExpression.Read(methodCall, null, queue);

    /// <summary>Takes the call in <paramref name="methodCall"/> on a <typeparamref name="TType"/> apart; its arguments are evaluated now.</summary>
    public static Job FromExpression<TType>(Expression<Action<TType>> methodCall) => FromExpression(methodCall, null);

    /// <summary>Takes the call in <paramref name="methodCall"/> on a <typeparamref name="TType"/> apart, to wait in <paramref name="queue"/>.</summary>
    public static Job FromExpression<TType>(Expression<Action<TType>> methodCall, string? queue) =>
        JobExpression.Read(methodCall, typeof(TType), queue);

    /// <summary>Takes the asynchronous call in <paramref name="methodCall"/> on a <typeparamref name="TType"/> apart.</summary>
    public static Job FromExpression<TType>(Expression<Func<TType, Task>> methodCall) => FromExpression(methodCall, null);

    /// <summary>Takes the asynchronous call in <paramref name="methodCall"/> on a <typeparamref name="TType"/> apart, to wait in <paramref name="queue"/>.</summary>
    public static Job FromExpression<TType>(Expression<Func<TType, Task>> methodCall, string? queue) =>
        JobExpression.Read(methodCall, typeof(TType), queue);

    /// <summary>Shows class and method, for logs.</summary>
    public override string ToString() => $"{Type.Name}.{Method.Name}";
}
