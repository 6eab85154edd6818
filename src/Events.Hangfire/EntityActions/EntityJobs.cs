using System.Diagnostics.CodeAnalysis;
using Hangfire.Common;

namespace Events.Hangfire;

/// <summary>Makes the jobs of entity actions, tells them from others, and names them for people.</summary>
internal static class EntityJobs
{
    private const string Run = nameof(EntityAction<,>.Run);
    private const string RunEach = nameof(EntityAction<,>.RunEach);

    /// <summary>Whether it is a job on one entity.</summary>
    public static bool IsOne([NotNullWhen(true)] Job? job) => Runs(job, Run);

    /// <summary>Whether it is a job on one entity or on a chunk of them.</summary>
    public static bool IsAny([NotNullWhen(true)] Job? job) => IsOne(job) || IsChunk(job);

    /// <summary>Whether it is a job on a chunk of entities.</summary>
    public static bool IsChunk([NotNullWhen(true)] Job? job) => Runs(job, RunEach);

    /// <summary><c>FulfilOrder Order#42</c> or <c>FulfilOrder Order × 100</c>, or <c>null</c> for another kind of job.</summary>
    public static string? NameOf(Job? job) => IsAny(job) && job.Args[0] is { } argument
        ? $"{job.Type.Name} {EntityActionDescriptor.Of(job.Type).EntityType.Name}{(IsOne(job) ? $"#{EntityKey.TextOf(argument)}" : $" × {((Array)argument).Length}")}"
        : null;

    /// <summary>The job <c>Enqueue&lt;TAction&gt;(x => x.Run(id))</c> makes.</summary>
    /// <param name="actionType">The action.</param>
    /// <param name="argument">A key, or an array of keys.</param>
    public static Job JobFor(Type actionType, object argument)
    {
        var name = argument.GetType() == EntityActionDescriptor.Of(actionType).KeyType ? Run : RunEach;
        return new Job(actionType, actionType.GetMethod(name, [argument.GetType()])!, argument);
    }

    private static bool Runs([NotNullWhen(true)] Job? job, string method) =>
        job is not null && typeof(IEntityAction).IsAssignableFrom(job.Type) && job.Method.Name == method && job.Args is [not null];
}
