using System.Reflection;

namespace Hangfire.Server;

/// <summary>How an asynchronous method ended: a result, or an error with its own stack trace.</summary>
internal readonly record struct TaskOutcome(object? Result, Exception? Error)
{
    public static bool IsTaskLike(Type type) => typeof(Task).IsAssignableFrom(type) || IsValueTask(type);

    public static TaskOutcome Await(Type returnType, object returned)
    {
        var task = AsTask(returned);

        WaitFor(task);
        if (task.IsCanceled) return new TaskOutcome(null, new TaskCanceledException(task));
        if (task.IsFaulted) return new TaskOutcome(null, task.Exception.InnerException ?? task.Exception);

        return new TaskOutcome(ResultOf(returnType, task), null);
    }

    // A job takes longer than spinning is good for, and to wait for the task itself would spin first. Nor does this throw, which would add this
    // thread's frames to the stack trace.
    private static void WaitFor(Task task)
    {
        if (task.IsCompleted) return;

        var gate = new object();
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() =>
        {
            lock (gate) Monitor.Pulse(gate);
        });
        lock (gate)
        {
            while (!task.IsCompleted) Monitor.Wait(gate);
        }
    }

    private static Task AsTask(object returned) => returned switch
    {
        Task task => task,
        ValueTask task => task.AsTask(),
        _ => (Task)returned.GetType().GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(returned, null)!,
    };

    // Declared as Task, a method has no result, even when the object at hand is a Task<VoidTaskResult>.
    private static object? ResultOf(Type returnType, Task task) =>
        returnType.IsGenericType
            ? task.GetType().GetProperty(nameof(Task<int>.Result), BindingFlags.Public | BindingFlags.Instance)!.GetValue(task)
            : null;

    private static bool IsValueTask(Type type) =>
        type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));
}
