using System.Collections.Concurrent;
using System.Reflection;

namespace Events;

/// <summary>What an action declares: so many slots, each held while a job runs or, for a rate, for as long as the window is.</summary>
/// <param name="Name">The limit's name.</param>
/// <param name="Slots">How many there are.</param>
/// <param name="Window">How long a taken slot counts; <c>null</c> means as long as the job runs.</param>
/// <param name="PerEntity">Whether each entity has slots of its own.</param>
internal sealed record Limit(string Name, int Slots, TimeSpan? Window, bool PerEntity)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Limit>> Known = new();

    /// <summary>The limits of an action; those on concurrency first, because what they hold can be given back.</summary>
    public static IReadOnlyList<Limit> Of(EntityActionDescriptor action) =>
        Known.GetOrAdd(action.ActionType, _ => [.. Read(action).OrderBy(limit => limit.Window.HasValue).ThenBy(limit => limit.Name, StringComparer.Ordinal)]);

    public string KeyFor(EntityRun run) => PerEntity ? run.EntityId : "";

    private static IEnumerable<Limit> Read(EntityActionDescriptor action)
    {
        if (action.ActionType.IsDefined(typeof(OneAtATimeAttribute)))
        {
            yield return new Limit($"entity {action.EntityType.Name}", 1, null, PerEntity: true);
        }

        foreach (var declared in action.ActionType.GetCustomAttributes<LimitAttribute>())
        {
            if (declared.Concurrency > 0)
            {
                yield return new Limit(declared.Name, declared.Concurrency, null, declared.PerEntity);
            }

            if (declared.Rate > 0)
            {
                yield return new Limit($"{declared.Name} rate", declared.Rate, TimeSpan.FromSeconds(declared.PerSeconds), declared.PerEntity);
            }
        }
    }
}
