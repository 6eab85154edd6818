using System.Collections.Concurrent;
using System.Reflection;

namespace Events;

/// <summary>What an entity action's class declares, read once.</summary>
internal sealed record EntityActionDescriptor(
    Type ActionType, Type EntityType, Type KeyType, Type SuccessType, Type FailureType, bool DeleteOnSuccess, bool DeleteOnFailure, RetryPolicy? Retry)
{
    private static readonly ConcurrentDictionary<Type, EntityActionDescriptor> Known = new();

    public string Name => ActionType.Name;

    public static EntityActionDescriptor Of(Type actionType) => Known.GetOrAdd(actionType, Read);

    /// <summary>The descriptor of an action, after its faults were added to the list.</summary>
    public static EntityActionDescriptor Checked(Type actionType, List<string> faults)
    {
        var action = Of(actionType);
        if (!action.MapsSuccessItself)
        {
            faults.AddRange(PayloadMap.FaultsOf(action.EntityType, action.SuccessType)
                .Select(member => $"{action.Name} cannot fill {action.SuccessType.Name}.{member}: {action.EntityType.Name} has no readable member of that name and type. "
                    + "Add one, make the member optional, or override MapSuccess."));
        }

        return action;
    }

    private bool MapsSuccessItself =>
        !IsEntityAction(ActionType.GetMethod("MapSuccess", BindingFlags.Instance | BindingFlags.NonPublic)!.DeclaringType!);

    private static EntityActionDescriptor Read(Type actionType)
    {
        var arguments = Ancestors(actionType).First(IsEntityAction).GetGenericArguments();
        var declared = actionType.GetCustomAttribute<EntityActionAttribute>() ?? new EntityActionAttribute();
        return new EntityActionDescriptor(
            actionType, arguments[0], arguments[1], arguments[2], arguments[3],
            declared.DeleteOnSuccess, declared.DeleteOnFailure, actionType.GetCustomAttribute<RetryAttribute>()?.ToPolicy());
    }

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (Type? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    private static bool IsEntityAction(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EntityAction<,,,>);
}
