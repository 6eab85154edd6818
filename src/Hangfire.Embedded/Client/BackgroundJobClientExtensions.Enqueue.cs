using System.Linq.Expressions;
using Hangfire.States;

namespace Hangfire;

public static partial class BackgroundJobClientExtensions
{
    /// <summary>Enqueues a call of a method and answers the job's id.</summary>
    public static string Enqueue(this IBackgroundJobClient client, Expression<Action> methodCall) =>
        client.Create(methodCall, new EnqueuedState());

    /// <summary>Enqueues a call of a method in <paramref name="queue"/> and answers the job's id.</summary>
    public static string Enqueue(this IBackgroundJobClient client, string queue, Expression<Action> methodCall) =>
        client.Create(queue, methodCall, new EnqueuedState());

    /// <summary>Enqueues a call of an asynchronous method and answers the job's id.</summary>
    public static string Enqueue(this IBackgroundJobClient client, Expression<Func<Task>> methodCall) =>
        client.Create(methodCall, new EnqueuedState());

    /// <summary>Enqueues a call of an asynchronous method in <paramref name="queue"/> and answers the job's id.</summary>
    public static string Enqueue(this IBackgroundJobClient client, string queue, Expression<Func<Task>> methodCall) =>
        client.Create(queue, methodCall, new EnqueuedState());

    /// <summary>Enqueues a call of a method of a <typeparamref name="T"/> and answers the job's id.</summary>
    public static string Enqueue<T>(this IBackgroundJobClient client, Expression<Action<T>> methodCall) =>
        client.Create(methodCall, new EnqueuedState());

    /// <summary>Enqueues a call of a method of a <typeparamref name="T"/> in <paramref name="queue"/> and answers the job's id.</summary>
    public static string Enqueue<T>(this IBackgroundJobClient client, string queue, Expression<Action<T>> methodCall) =>
        client.Create(queue, methodCall, new EnqueuedState());

    /// <summary>Enqueues a call of an asynchronous method of a <typeparamref name="T"/> and answers the job's id.</summary>
    public static string Enqueue<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall) =>
        client.Create(methodCall, new EnqueuedState());

    /// <summary>Enqueues a call of an asynchronous method of a <typeparamref name="T"/> in <paramref name="queue"/> and answers the job's id.</summary>
    public static string Enqueue<T>(this IBackgroundJobClient client, string queue, Expression<Func<T, Task>> methodCall) =>
        client.Create(queue, methodCall, new EnqueuedState());
}
