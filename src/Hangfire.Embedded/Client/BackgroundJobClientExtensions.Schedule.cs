using System.Linq.Expressions;
using Hangfire.States;

namespace Hangfire;

public static partial class BackgroundJobClientExtensions
{
    /// <summary>Enqueues a call of a method after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule(this IBackgroundJobClient client, Expression<Action> methodCall, TimeSpan delay) =>
        client.Create(methodCall, new ScheduledState(delay));

    /// <summary>Enqueues a call of a method at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule(this IBackgroundJobClient client, Expression<Action> methodCall, DateTimeOffset enqueueAt) =>
        client.Create(methodCall, new ScheduledState(enqueueAt.UtcDateTime));

    /// <summary>Enqueues a call of a method in <paramref name="queue"/> after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule(this IBackgroundJobClient client, string queue, Expression<Action> methodCall, TimeSpan delay) =>
        client.Create(queue, methodCall, new ScheduledState(delay));

    /// <summary>Enqueues a call of a method in <paramref name="queue"/> at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule(
        this IBackgroundJobClient client, string queue, Expression<Action> methodCall, DateTimeOffset enqueueAt) =>
        client.Create(queue, methodCall, new ScheduledState(enqueueAt.UtcDateTime));

    /// <summary>Enqueues a call of an asynchronous method after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule(this IBackgroundJobClient client, Expression<Func<Task>> methodCall, TimeSpan delay) =>
        client.Create(methodCall, new ScheduledState(delay));

    /// <summary>Enqueues a call of an asynchronous method at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule(this IBackgroundJobClient client, Expression<Func<Task>> methodCall, DateTimeOffset enqueueAt) =>
        client.Create(methodCall, new ScheduledState(enqueueAt.UtcDateTime));

    /// <summary>Enqueues a call of an asynchronous method in <paramref name="queue"/> after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule(this IBackgroundJobClient client, string queue, Expression<Func<Task>> methodCall, TimeSpan delay) =>
        client.Create(queue, methodCall, new ScheduledState(delay));

    /// <summary>Enqueues a call of an asynchronous method in <paramref name="queue"/> at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule(
        this IBackgroundJobClient client, string queue, Expression<Func<Task>> methodCall, DateTimeOffset enqueueAt) =>
        client.Create(queue, methodCall, new ScheduledState(enqueueAt.UtcDateTime));

    /// <summary>Enqueues a call of a method of a <typeparamref name="T"/> after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule<T>(this IBackgroundJobClient client, Expression<Action<T>> methodCall, TimeSpan delay) =>
        client.Create(methodCall, new ScheduledState(delay));

    /// <summary>Enqueues a call of a method of a <typeparamref name="T"/> at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule<T>(this IBackgroundJobClient client, Expression<Action<T>> methodCall, DateTimeOffset enqueueAt) =>
        client.Create(methodCall, new ScheduledState(enqueueAt.UtcDateTime));

    /// <summary>Enqueues a call of a method of a <typeparamref name="T"/> in <paramref name="queue"/> after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule<T>(this IBackgroundJobClient client, string queue, Expression<Action<T>> methodCall, TimeSpan delay) =>
        client.Create(queue, methodCall, new ScheduledState(delay));

    /// <summary>Enqueues a call of a method of a <typeparamref name="T"/> in <paramref name="queue"/> at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule<T>(
        this IBackgroundJobClient client, string queue, Expression<Action<T>> methodCall, DateTimeOffset enqueueAt) =>
        client.Create(queue, methodCall, new ScheduledState(enqueueAt.UtcDateTime));

    /// <summary>Enqueues a call of an asynchronous method of a <typeparamref name="T"/> after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall, TimeSpan delay) =>
        client.Create(methodCall, new ScheduledState(delay));

    /// <summary>Enqueues a call of an asynchronous method of a <typeparamref name="T"/> at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule<T>(this IBackgroundJobClient client, Expression<Func<T, Task>> methodCall, DateTimeOffset enqueueAt) =>
        client.Create(methodCall, new ScheduledState(enqueueAt.UtcDateTime));

    /// <summary>Enqueues a call of an asynchronous method of a <typeparamref name="T"/> in <paramref name="queue"/> after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule<T>(
        this IBackgroundJobClient client, string queue, Expression<Func<T, Task>> methodCall, TimeSpan delay) =>
        client.Create(queue, methodCall, new ScheduledState(delay));

    /// <summary>Enqueues a call of an asynchronous method of a <typeparamref name="T"/> in <paramref name="queue"/> at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule<T>(
        this IBackgroundJobClient client, string queue, Expression<Func<T, Task>> methodCall, DateTimeOffset enqueueAt) =>
        client.Create(queue, methodCall, new ScheduledState(enqueueAt.UtcDateTime));
}
