using System.Linq.Expressions;
using Hangfire.Common;
using Hangfire.States;

namespace Hangfire;

public static partial class BackgroundJobClientExtensions
{
    /// <summary>Stores a job that calls a method, in <paramref name="state"/>, and answers its id.</summary>
    public static string Create(this IBackgroundJobClient client, Expression<Action> methodCall, IState state) =>
        Of(client).Create(Job.FromExpression(methodCall), state);

    /// <summary>Stores a job that calls a method, to wait in <paramref name="queue"/>, in <paramref name="state"/>, and answers its id.</summary>
    public static string Create(this IBackgroundJobClient client, string queue, Expression<Action> methodCall, IState state) =>
        Of(client).Create(Job.FromExpression(methodCall, queue), state);

    /// <summary>Stores a job that calls an asynchronous method, in <paramref name="state"/>, and answers its id.</summary>
    public static string Create(this IBackgroundJobClient client, Expression<Func<Task>> methodCall, IState state) =>
        Of(client).Create(Job.FromExpression(methodCall), state);

    /// <summary>Stores a job that calls an asynchronous method, to wait in <paramref name="queue"/>, in <paramref name="state"/>, and answers its id.</summary>
    public static string Create(this IBackgroundJobClient client, string queue, Expression<Func<Task>> methodCall, IState state) =>
        Of(client).Create(Job.FromExpression(methodCall, queue), state);

    /// <summary>Stores a job that calls a method of a <typeparamref name="T"/>, in <paramref name="state"/>, and answers its id.</summary>
    public static string Create<T>(this IBackgroundJobClient client, Expression<Action<T>> methodCall, IState state) =>
        Of(client).Create(Job.FromExpression(methodCall), state);

    /// <summary>Stores a job that calls a method of a <typeparamref name="T"/>, to wait in <paramref name="queue"/>, in <paramref name="state"/>, and answers its id.</summary>
    public static string Create<T>(this IBackgroundJobClient client, string queue, Expression<Action<T>> methodCall, IState state) =>
        Of(client).Create(Job.FromExpression(methodCall, queue), state);

    /// <summary>Stores a job that calls an asynchronous method of a <typeparamref name="T"/>, in <paramref name="state"/>, and answers its id.</summary>
    public static string Create<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall, IState state) =>
        Of(client).Create(Job.FromExpression(methodCall), state);

    /// <summary>Stores a job that calls an asynchronous method of a <typeparamref name="T"/>, to wait in <paramref name="queue"/>, in <paramref name="state"/>, and answers its id.</summary>
    public static string Create<T>(this IBackgroundJobClient client, string queue, Expression<Func<T, Task>> methodCall, IState state) =>
        Of(client).Create(Job.FromExpression(methodCall, queue), state);
}
