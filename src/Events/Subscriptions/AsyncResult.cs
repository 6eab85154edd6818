using System.Reflection;

namespace Events;

/// <summary>Awaits whatever a method returns and finds the value in it.</summary>
internal sealed class AsyncResult
{
    private readonly MethodInvoker? asTask;
    private readonly MethodInvoker? valueOf;

    private AsyncResult(MethodInvoker? asTask, MethodInvoker? valueOf) => (this.asTask, this.valueOf) = (asTask, valueOf);

    public static AsyncResult Of(MethodInfo method)
    {
        var type = method.ReturnType;
        var asTask = IsValueTask(type) ? type.GetMethod(nameof(ValueTask.AsTask)) : null;
        var taskType = asTask?.ReturnType ?? type;
        var value = taskType.IsGenericType && typeof(Task).IsAssignableFrom(taskType) ? taskType.GetProperty("Result")?.GetMethod : null;
        return new AsyncResult(asTask is null ? null : MethodInvoker.Create(asTask), value is null ? null : MethodInvoker.Create(value));
    }

    public ValueTask<object?> From(object? returned)
    {
        if ((asTask is null ? returned : asTask.Invoke(returned)) is not Task task)
        {
            return new ValueTask<object?>(returned);
        }

        return task.IsCompletedSuccessfully ? new ValueTask<object?>(valueOf?.Invoke(task)) : AwaitAsync(task);
    }

    private static bool IsValueTask(Type type) =>
        type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private async ValueTask<object?> AwaitAsync(Task task)
    {
        await task;
        return valueOf?.Invoke(task);
    }
}
