using System.Linq.Expressions;

namespace Hangfire;

public partial class BackgroundJob
{
    /// <summary>Enqueues a call of a method and answers the job's id.</summary>
    public static string Enqueue(Expression<Action> methodCall) =>
        Client.Enqueue(methodCall);

    /// <summary>Enqueues a call of a method in <paramref name="queue"/> and answers the job's id.</summary>
    public static string Enqueue(string queue, Expression<Action> methodCall) =>
        Client.Enqueue(queue, methodCall);

    /// <summary>Enqueues a call of an asynchronous method and answers the job's id.</summary>
    public static string Enqueue(Expression<Func<Task>> methodCall) =>
        Client.Enqueue(methodCall);

    /// <summary>Enqueues a call of an asynchronous method in <paramref name="queue"/> and answers the job's id.</summary>
    public static string Enqueue(string queue, Expression<Func<Task>> methodCall) =>
        Client.Enqueue(queue, methodCall);

    /// <summary>Enqueues a call of a method of a <typeparamref name="T"/> and answers the job's id.</summary>
    public static string Enqueue<T>(Expression<Action<T>> methodCall) =>
        Client.Enqueue(methodCall);

    /// <summary>Enqueues a call of a method of a <typeparamref name="T"/> in <paramref name="queue"/> and answers the job's id.</summary>
    public static string Enqueue<T>(string queue, Expression<Action<T>> methodCall) =>
        Client.Enqueue(queue, methodCall);

    /// <summary>Enqueues a call of an asynchronous method of a <typeparamref name="T"/> and answers the job's id.</summary>
    public static string Enqueue<T>(Expression<Func<T, Task>> methodCall) =>
        Client.Enqueue(methodCall);

    /// <summary>Enqueues a call of an asynchronous method of a <typeparamref name="T"/> in <paramref name="queue"/> and answers the job's id.</summary>
    public static string Enqueue<T>(string queue, Expression<Func<T, Task>> methodCall) =>
        Client.Enqueue(queue, methodCall);
}
