using System.Linq.Expressions;

namespace Hangfire;

public partial class BackgroundJob
{
    /// <summary>Runs a call of a method after the job <paramref name="parentId"/> has succeeded, and answers the new job's id.</summary>
    public static string ContinueJobWith(
        string parentId, Expression<Action> methodCall) =>
        Client.ContinueJobWith(parentId, methodCall);

    /// <summary>Runs a call of a method after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith(
        string parentId, Expression<Action> methodCall, JobContinuationOptions options) =>
        Client.ContinueJobWith(parentId, methodCall, options);

    /// <summary>Runs a call of a method in <paramref name="queue"/>, after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith(
        string parentId, string queue, Expression<Action> methodCall, JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        Client.ContinueJobWith(parentId, queue, methodCall, nextState: null, options);

    /// <summary>Runs a call of a method of a <typeparamref name="T"/> after the job <paramref name="parentId"/> has succeeded, and answers the new job's id.</summary>
    public static string ContinueJobWith<T>(
        string parentId, Expression<Action<T>> methodCall) =>
        Client.ContinueJobWith(parentId, methodCall);

    /// <summary>Runs a call of a method of a <typeparamref name="T"/> after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith<T>(
        string parentId, Expression<Action<T>> methodCall, JobContinuationOptions options) =>
        Client.ContinueJobWith(parentId, methodCall, options);

    /// <summary>Runs a call of a method of a <typeparamref name="T"/> in <paramref name="queue"/>, after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith<T>(
        string parentId, string queue, Expression<Action<T>> methodCall, JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        Client.ContinueJobWith(parentId, queue, methodCall, nextState: null, options);

    /// <summary>Runs a call of an asynchronous method after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith(
        string parentId, Expression<Func<Task>> methodCall, JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        Client.ContinueJobWith(parentId, methodCall, nextState: null, options);

    /// <summary>Runs a call of an asynchronous method in <paramref name="queue"/>, after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith(
        string parentId, string queue, Expression<Func<Task>> methodCall, JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        Client.ContinueJobWith(parentId, queue, methodCall, nextState: null, options);

    /// <summary>Runs a call of an asynchronous method of a <typeparamref name="T"/> after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith<T>(
        string parentId, Expression<Func<T, Task>> methodCall, JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        Client.ContinueJobWith(parentId, methodCall, nextState: null, options);

    /// <summary>Runs a call of an asynchronous method of a <typeparamref name="T"/> in <paramref name="queue"/>, after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith<T>(
        string parentId, string queue, Expression<Func<T, Task>> methodCall, JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        Client.ContinueJobWith(parentId, queue, methodCall, nextState: null, options);
}
