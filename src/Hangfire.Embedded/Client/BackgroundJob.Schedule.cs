using System.Linq.Expressions;

namespace Hangfire;

public partial class BackgroundJob
{
    /// <summary>Enqueues a call of a method after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule(Expression<Action> methodCall, TimeSpan delay) =>
        Client.Schedule(methodCall, delay);

    /// <summary>Enqueues a call of a method at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule(Expression<Action> methodCall, DateTimeOffset enqueueAt) =>
        Client.Schedule(methodCall, enqueueAt);

    /// <summary>Enqueues a call of a method in <paramref name="queue"/> after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule(string queue, Expression<Action> methodCall, TimeSpan delay) =>
        Client.Schedule(queue, methodCall, delay);

    /// <summary>Enqueues a call of a method in <paramref name="queue"/> at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule(string queue, Expression<Action> methodCall, DateTimeOffset enqueueAt) =>
        Client.Schedule(queue, methodCall, enqueueAt);

    /// <summary>Enqueues a call of an asynchronous method after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule(Expression<Func<Task>> methodCall, TimeSpan delay) =>
        Client.Schedule(methodCall, delay);

    /// <summary>Enqueues a call of an asynchronous method at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule(Expression<Func<Task>> methodCall, DateTimeOffset enqueueAt) =>
        Client.Schedule(methodCall, enqueueAt);

    /// <summary>Enqueues a call of an asynchronous method in <paramref name="queue"/> after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule(string queue, Expression<Func<Task>> methodCall, TimeSpan delay) =>
        Client.Schedule(queue, methodCall, delay);

    /// <summary>Enqueues a call of an asynchronous method in <paramref name="queue"/> at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule(string queue, Expression<Func<Task>> methodCall, DateTimeOffset enqueueAt) =>
        Client.Schedule(queue, methodCall, enqueueAt);

    /// <summary>Enqueues a call of a method of a <typeparamref name="T"/> after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule<T>(Expression<Action<T>> methodCall, TimeSpan delay) =>
        Client.Schedule(methodCall, delay);

    /// <summary>Enqueues a call of a method of a <typeparamref name="T"/> at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule<T>(Expression<Action<T>> methodCall, DateTimeOffset enqueueAt) =>
        Client.Schedule(methodCall, enqueueAt);

    /// <summary>Enqueues a call of a method of a <typeparamref name="T"/> in <paramref name="queue"/> after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule<T>(string queue, Expression<Action<T>> methodCall, TimeSpan delay) =>
        Client.Schedule(queue, methodCall, delay);

    /// <summary>Enqueues a call of a method of a <typeparamref name="T"/> in <paramref name="queue"/> at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule<T>(string queue, Expression<Action<T>> methodCall, DateTimeOffset enqueueAt) =>
        Client.Schedule(queue, methodCall, enqueueAt);

    /// <summary>Enqueues a call of an asynchronous method of a <typeparamref name="T"/> after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule<T>(Expression<Func<T, Task>> methodCall, TimeSpan delay) =>
        Client.Schedule(methodCall, delay);

    /// <summary>Enqueues a call of an asynchronous method of a <typeparamref name="T"/> at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule<T>(Expression<Func<T, Task>> methodCall, DateTimeOffset enqueueAt) =>
        Client.Schedule(methodCall, enqueueAt);

    /// <summary>Enqueues a call of an asynchronous method of a <typeparamref name="T"/> in <paramref name="queue"/> after <paramref name="delay"/> and answers the job's id.</summary>
    public static string Schedule<T>(string queue, Expression<Func<T, Task>> methodCall, TimeSpan delay) =>
        Client.Schedule(queue, methodCall, delay);

    /// <summary>Enqueues a call of an asynchronous method of a <typeparamref name="T"/> in <paramref name="queue"/> at <paramref name="enqueueAt"/> and answers the job's id.</summary>
    public static string Schedule<T>(string queue, Expression<Func<T, Task>> methodCall, DateTimeOffset enqueueAt) =>
        Client.Schedule(queue, methodCall, enqueueAt);
}
