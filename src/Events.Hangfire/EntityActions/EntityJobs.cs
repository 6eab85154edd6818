using System.Diagnostics.CodeAnalysis;
using Hangfire.Common;

namespace Events.Hangfire;

/// <summary>Tells the jobs of entity actions from others, and names them for people.</summary>
internal static class EntityJobs
{
    public static bool IsOne([NotNullWhen(true)] Job? job) =>
        job is not null && typeof(IEntityAction).IsAssignableFrom(job.Type) && job.Method.Name == nameof(EntityAction<,>.Run) && job.Args is [not null];

    /// <summary><c>FulfilOrder Order#42</c>, or <c>null</c> for another kind of job.</summary>
    public static string? NameOf(Job? job) => IsOne(job) && job.Args[0] is { } id
        ? $"{job.Type.Name} {EntityActionDescriptor.Of(job.Type).EntityType.Name}#{EntityKey.TextOf(id)}"
        : null;
}
