using System.Collections.Concurrent;
using System.Reflection;

namespace Events;

/// <summary>What an entity action's class declares, read once.</summary>
internal sealed record EntityActionDescriptor(Type ActionType, Type EntityType, Type KeyType, Type? SuccessType, Type? FailureType)
{
    private static readonly Type[] Shapes = [typeof(EntityAction<,>), typeof(EntityAction<,,>), typeof(EntityAction<,,,>)];

    private static readonly ConcurrentDictionary<Type, EntityActionDescriptor> Known = new();

    public string Name => ActionType.Name;

    public required EntityActionAttribute Options { get; init; }

    public TimeSpan? Timeout => Options.TimeoutSeconds > 0 ? TimeSpan.FromSeconds(Options.TimeoutSeconds) : null;

    public IEnumerable<Type> Payloads => new[] { SuccessType, FailureType }.OfType<Type>();

    /// <summary>Whether the action finds its entity itself, so that its key may be anything.</summary>
    public bool Matches => Overrides("Match");

    /// <summary>Whether the success event is filled from the entity by name, which has no effect of its own and can be done again.</summary>
    public bool MapsByName { get; private init; }

    public static EntityActionDescriptor Of(Type actionType) => Known.GetOrAdd(actionType, Read);

    /// <summary>The descriptor of an action, after its faults were added to the list.</summary>
    public static EntityActionDescriptor Checked(Type actionType, List<string> faults)
    {
        var action = Of(actionType);
        faults.AddRange(action.Options.FaultsOn(actionType));
        faults.AddRange(RetryDeclaration.FaultsOn(actionType));
        if (action.SuccessType is { } success && !action.Overrides("MapSuccess"))
        {
            faults.AddRange(PayloadMap.FaultsOf(action.EntityType, success)
                .Select(member => $"{action.Name} cannot fill {success.Name}.{member}: {action.EntityType.Name} has no readable member of that name and type. "
                    + "Add one, make the member optional, or override MapSuccess."));
        }

        return action;
    }

    public bool Overrides(string method) =>
        !IsShape(ActionType.GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.DeclaringType!);

    private static EntityActionDescriptor Read(Type actionType)
    {
        var arguments = Ancestors(actionType).First(IsShape).GetGenericArguments();
        var read = new EntityActionDescriptor(
            actionType, arguments[0], arguments[1], arguments.ElementAtOrDefault(2) is var success && success == typeof(NoEvent) ? null : success, arguments.ElementAtOrDefault(3))
        {
            Options = actionType.GetCustomAttribute<EntityActionAttribute>() ?? new EntityActionAttribute(),
        };
        return read with { MapsByName = read.SuccessType is not null && !read.Overrides("MapSuccess") };
    }

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (Type? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    private static bool IsShape(Type type) => type.IsGenericType && Shapes.Contains(type.GetGenericTypeDefinition());
}
