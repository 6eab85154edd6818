using System.Reflection;
using Hangfire.Common;

namespace Hangfire.Server;

/// <summary>Calls the method of a job on an object of a fresh scope and waits for its end.</summary>
internal sealed class JobInvocation(JobActivator activator, TaskScheduler? taskScheduler)
{
    public object? Invoke(PerformContext context)
    {
        using var scope = OpenScope(context);
        var job = context.BackgroundJob.Job;
        var target = job.Method.IsStatic ? null : Resolve(scope, job, context);
        var arguments = Arguments(job, context);

        return TaskOutcome.IsTaskLike(job.Method.ReturnType)
            ? Result(context, job.Method.ReturnType, StartOnScheduler(context, job.Method, target, arguments))
            : Call(context, job.Method, target, arguments);
    }

    private JobActivatorScope OpenScope(PerformContext context) =>
        Try(context, () => activator.BeginScope(context))
        ?? throw Failure(context, new InvalidOperationException($"'{activator.GetType()}' opened no scope. Return one from BeginScope."));

    private static object Resolve(JobActivatorScope scope, Job job, PerformContext context)
    {
        var target = Try(context, () => scope.Resolve(job.Type))
            ?? throw Failure(context, new InvalidOperationException($"The activator returned no object of '{job.Type}'. Register that type."));

        return job.Method.DeclaringType!.IsInstanceOfType(target)
            ? target
            : throw Failure(context, new InvalidOperationException($"The activator returned a '{target.GetType()}' for '{job.Type}'."));
    }

    private static T Try<T>(PerformContext context, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception error)
        {
            throw Failure(context, error);
        }
    }

    private static object?[] Arguments(Job job, PerformContext context)
    {
        var parameters = job.Method.GetParameters();
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = Argument(parameters[i].ParameterType, job.Args[i], context);
        return arguments;
    }

    private static object? Argument(Type type, object? stored, PerformContext context) =>
        type == typeof(CancellationToken) ? context.CancellationToken.ShutdownToken
        : type == typeof(IJobCancellationToken) ? context.CancellationToken
        : type == typeof(PerformContext) ? context
        : stored;

    private object? StartOnScheduler(PerformContext context, MethodInfo method, object? target, object?[] arguments)
    {
        if (taskScheduler is null || taskScheduler == TaskScheduler.Default) return Call(context, method, target, arguments);

        var start = Task.Factory.StartNew(
            () => Call(context, method, target, arguments), CancellationToken.None, TaskCreationOptions.None, taskScheduler);
        return start.GetAwaiter().GetResult();
    }

    // The inner exception keeps the stack trace of the job, free of this engine's own frames.
    private static object? Call(PerformContext context, MethodInfo method, object? target, object?[] arguments)
    {
        try
        {
            return method.Invoke(target, arguments);
        }
        catch (TargetInvocationException error) when (error.InnerException is { } thrown)
        {
            throw Failure(context, thrown);
        }
        catch (Exception error) when (error is ArgumentException or TargetException or TargetParameterCountException)
        {
            throw Failure(context, error);
        }
    }

    private static object? Result(PerformContext context, Type returnType, object? returned)
    {
        if (returned is null) return null;

        var outcome = TaskOutcome.Await(returnType, returned);
        return outcome.Error is { } error ? throw Failure(context, error) : outcome.Result;
    }

    private static Exception Failure(PerformContext context, Exception thrown)
    {
        if (thrown is JobAbortedException) return thrown;
        if (thrown is OperationCanceledException && context.CancellationToken.ShutdownToken.IsCancellationRequested)
            return new OperationCanceledException(thrown.Message, thrown, context.CancellationToken.ShutdownToken);

        return new JobPerformanceException("An exception occurred during performance of the job.", thrown, context.BackgroundJob.Id);
    }
}
