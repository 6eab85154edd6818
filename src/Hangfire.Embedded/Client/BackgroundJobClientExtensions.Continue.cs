using System.Linq.Expressions;
using Hangfire.States;

namespace Hangfire;

public static partial class BackgroundJobClientExtensions
{
    /// <summary>Runs a call of a method after the job <paramref name="parentId"/> has succeeded, and answers the new job's id.</summary>
    public static string ContinueJobWith(
        this IBackgroundJobClient client, string parentId, Expression<Action> methodCall) =>
        client.Create(methodCall, Awaiting(parentId, null, JobContinuationOptions.OnlyOnSucceededState));

    /// <summary>Runs a call of a method in <paramref name="nextState"/> after the job <paramref name="parentId"/> has succeeded, and answers the new job's id.</summary>
    public static string ContinueJobWith(
        this IBackgroundJobClient client, string parentId, Expression<Action> methodCall, IState nextState) =>
        client.Create(methodCall, Awaiting(parentId, nextState, JobContinuationOptions.OnlyOnSucceededState));

    /// <summary>Runs a call of a method after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith(
        this IBackgroundJobClient client, string parentId, Expression<Action> methodCall, JobContinuationOptions options) =>
        client.Create(methodCall, Awaiting(parentId, null, options));

    /// <summary>Runs a call of a method in <paramref name="nextState"/> after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith(
        this IBackgroundJobClient client, string parentId, Expression<Action> methodCall, IState nextState, JobContinuationOptions options) =>
        client.Create(methodCall, Awaiting(parentId, nextState, options));

    /// <summary>Runs a call of a method in <paramref name="queue"/>, after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith(
        this IBackgroundJobClient client, string parentId, string queue, Expression<Action> methodCall, IState? nextState = null, JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        client.Create(queue, methodCall, Awaiting(parentId, nextState, options));

    /// <summary>Runs a call of a method of a <typeparamref name="T"/> after the job <paramref name="parentId"/> has succeeded, and answers the new job's id.</summary>
    public static string ContinueJobWith<T>(
        this IBackgroundJobClient client, string parentId, Expression<Action<T>> methodCall) =>
        client.Create(methodCall, Awaiting(parentId, null, JobContinuationOptions.OnlyOnSucceededState));

    /// <summary>Runs a call of a method of a <typeparamref name="T"/> in <paramref name="nextState"/> after the job <paramref name="parentId"/> has succeeded, and answers the new job's id.</summary>
    public static string ContinueJobWith<T>(
        this IBackgroundJobClient client, string parentId, Expression<Action<T>> methodCall, IState nextState) =>
        client.Create(methodCall, Awaiting(parentId, nextState, JobContinuationOptions.OnlyOnSucceededState));

    /// <summary>Runs a call of a method of a <typeparamref name="T"/> after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith<T>(
        this IBackgroundJobClient client, string parentId, Expression<Action<T>> methodCall, JobContinuationOptions options) =>
        client.Create(methodCall, Awaiting(parentId, null, options));

    /// <summary>Runs a call of a method of a <typeparamref name="T"/> in <paramref name="nextState"/> after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith<T>(
        this IBackgroundJobClient client, string parentId, Expression<Action<T>> methodCall, IState nextState, JobContinuationOptions options) =>
        client.Create(methodCall, Awaiting(parentId, nextState, options));

    /// <summary>Runs a call of a method of a <typeparamref name="T"/> in <paramref name="queue"/>, after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith<T>(
        this IBackgroundJobClient client, string parentId, string queue, Expression<Action<T>> methodCall, IState? nextState = null, JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        client.Create(queue, methodCall, Awaiting(parentId, nextState, options));

    /// <summary>Runs a call of an asynchronous method after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith(
        this IBackgroundJobClient client, string parentId, Expression<Func<Task>> methodCall, IState? nextState = null, JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        client.Create(methodCall, Awaiting(parentId, nextState, options));

    /// <summary>Runs a call of an asynchronous method in <paramref name="queue"/>, after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith(
        this IBackgroundJobClient client, string parentId, string queue, Expression<Func<Task>> methodCall, IState? nextState = null, JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        client.Create(queue, methodCall, Awaiting(parentId, nextState, options));

    /// <summary>Runs a call of an asynchronous method of a <typeparamref name="T"/> after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith<T>(
        this IBackgroundJobClient client, string parentId, Expression<Func<T, Task>> methodCall, IState? nextState = null, JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        client.Create(methodCall, Awaiting(parentId, nextState, options));

    /// <summary>Runs a call of an asynchronous method of a <typeparamref name="T"/> in <paramref name="queue"/>, after the job <paramref name="parentId"/> has ended as <paramref name="options"/> say, and answers the new job's id.</summary>
    public static string ContinueJobWith<T>(
        this IBackgroundJobClient client, string parentId, string queue, Expression<Func<T, Task>> methodCall, IState? nextState = null, JobContinuationOptions options = JobContinuationOptions.OnlyOnSucceededState) =>
        client.Create(queue, methodCall, Awaiting(parentId, nextState, options));

    private static AwaitingState Awaiting(string parentId, IState? nextState, JobContinuationOptions options) =>
        new(parentId, nextState ?? new EnqueuedState(), options);
}
