using System.Reflection;

namespace Events;

/// <summary>Finds limits that limit nothing, or that two actions declare differently.</summary>
internal sealed class LimitCheck(DomainApps apps) : IStartupCheck
{
    public IEnumerable<string> Faults() => apps.Actions.SelectMany(FaultsOf).Concat(Differences());

    private static IEnumerable<string> FaultsOf(EntityActionDescriptor action) =>
        from limit in action.ActionType.GetCustomAttributes<LimitAttribute>()
        where limit.Concurrency < 0 || limit.Rate < 0 || limit.PerSeconds <= 0 || limit.Concurrency + limit.Rate == 0 || string.IsNullOrWhiteSpace(limit.Name)
        select $"The limit \"{limit.Name}\" of {action.Name} has Concurrency {limit.Concurrency} and Rate {limit.Rate} per {limit.PerSeconds} s. "
            + "Give it a name and a Concurrency or Rate of 1 or more.";

    private IEnumerable<string> Differences() =>
        from action in apps.Actions
        from limit in Limit.Of(action)
        group (action, limit) by limit.Name into shared
        where shared.Select(one => one.limit).Distinct().Count() > 1
        select $"The limit \"{shared.Key}\" is declared differently by {string.Join(" and ", shared.Select(one => one.action.Name).Order(StringComparer.Ordinal))}. "
            + "Declare it with the same numbers, or under two names.";
}
